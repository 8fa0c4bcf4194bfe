package io.xeroconnect.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenKeysTest {
    @TempDir
    Path folder;

    private Path file(String permissions, String... lines) throws IOException {
        Path file = Files.write(folder.resolve("keys"), List.of(lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void generatedKeysAreDifferentAndHave256Bits() {
        String key = TokenKeys.generate();
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(TokenKeys.generate()).isNotEqualTo(key);
    }

    @Test
    void sameKeyHasTheSameNameHoweverItIsGiven() throws IOException {
        String key = TokenKeys.generate();
        String id = TokenKeys.parse(List.of(key)).newestId();
        assertThat(TokenKeys.of(Base64.getDecoder().decode(key)).newestId()).isEqualTo(id);
        assertThat(TokenKeys.fromFile(file("rw-------", key, TokenKeys.generate()))
                        .newestId())
                .isEqualTo(id);
    }

    @Test
    void fileThatOthersMayReadIsRefused() {
        for (String permissions : List.of("rw-r-----", "rw----r--", "rwx------")) {
            assertThatThrownBy(() -> TokenKeys.fromFile(file(permissions, TokenKeys.generate())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("600");
        }
    }

    @Test
    void missingFileAndVariableAreNamed() {
        assertThatThrownBy(() -> TokenKeys.fromFile(folder.resolve("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> TokenKeys.fromEnvironment("NO_SUCH_KEYS"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NO_SUCH_KEYS");
    }

    @Test
    void malformedKeyIsNotRepeated() {
        for (String text : List.of("hush!hush!hush!", "aHVzaA==")) {
            assertThatThrownBy(() -> TokenKeys.parse(List.of(text)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("32 bytes")
                    .hasMessageNotContaining(text);
        }
        assertThatThrownBy(() -> TokenKeys.parse(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TokenKeys.of(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }
}
