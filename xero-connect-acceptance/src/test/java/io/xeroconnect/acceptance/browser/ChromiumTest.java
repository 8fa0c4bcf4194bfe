package io.xeroconnect.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChromiumTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Map<String, String> environment(String browser) {
        return Map.of("PATH", folder.toString(), Chromium.SWITCH, browser);
    }

    @Test
    void withoutABrowserTheTestsAreSkippedAndSayWhatToInstall() {
        assertThat(Chromium.in(environment("")).reasonToSkip())
                .contains("There is no chromium on the PATH: install the package chromium.");
    }

    @Test
    void withoutABrowserThatIsRequiredTheTestsFail() {
        assertThatThrownBy(() -> Chromium.in(environment("required")).reasonToSkip())
                .hasMessageContaining("install the package chromium")
                .hasMessageContaining("XEROCONNECT_BROWSER=required");
    }

    @Test
    void anInstalledBrowserIsUsed() throws IOException {
        Path program = Files.createFile(folder.resolve("chromium"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Chromium chromium = Chromium.in(environment("required"));
        assertThat(chromium.program()).contains(program);
        assertThat(chromium.reasonToSkip()).isEmpty();
    }
}
