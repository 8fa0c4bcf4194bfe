package io.xeroconnect.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedisProgramTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private RedisProgram inFolder(String need) {
        return RedisProgram.in(Map.of("PATH", folder.toString(), RedisProgram.SWITCH, need));
    }

    @Test
    void withoutRedisTheTestsAreSkippedAndSayWhatToInstall() {
        assertThat(inFolder("").reasonToSkip())
                .contains("There is no redis-server on the PATH: install the package redis-server.");
    }

    @Test
    void withoutARedisThatIsRequiredTheTestsFail() {
        assertThatThrownBy(() -> inFolder("required").reasonToSkip())
                .hasMessageContaining("install the package redis-server")
                .hasMessageContaining("XEROCONNECT_REDIS=required");
    }

    @Test
    void anInstalledRedisIsUsed() throws IOException {
        Path program = Files.createFile(folder.resolve("redis-server"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(inFolder("required").path()).contains(program);
        assertThat(inFolder("required").reasonToSkip()).isEmpty();
    }
}
