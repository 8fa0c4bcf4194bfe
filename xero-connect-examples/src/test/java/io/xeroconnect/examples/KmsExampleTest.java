package io.xeroconnect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KmsExampleTest {
    @TempDir
    Path folder;

    @Test
    void outageOfTheKeyServiceIsNamedAndLosesNothing() throws Exception {
        Captured out = new Captured();
        new KmsExample(out.stream).run(folder);
        assertThat(out.lines()).hasSize(4);
        assertThat(out.lines().get(0)).isEqualTo("Connected: Corner Shop");
        assertThat(out.lines().get(1)).endsWith("goes on: Corner Shop");
        assertThat(out.lines().get(2))
                .contains("The token store could not be read.", "shop-1", "Sealed with the key data key ")
                .doesNotContain("Corner Shop");
        assertThat(out.lines().get(3)).isEqualTo("The key service is back: Corner Shop");
    }
}
