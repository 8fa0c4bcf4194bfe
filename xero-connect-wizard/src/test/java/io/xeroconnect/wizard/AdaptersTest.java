package io.xeroconnect.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdaptersTest {
    @ParameterizedTest
    @ValueSource(strings = {"JdkHttpHandler", "SetupServlet"})
    void anAdapterIsAtMostFortyLines(String name) throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/xeroconnect/wizard/" + name + ".java"), UTF_8);
        assertThat(source.lines()).hasSizeLessThanOrEqualTo(40);
    }
}
