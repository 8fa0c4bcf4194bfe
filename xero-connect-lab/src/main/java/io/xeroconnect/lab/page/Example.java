package io.xeroconnect.lab.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.acceptance.torture.ClassPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The example and the control, in a process of their own. */
final class Example implements AutoCloseable {
    private final Process process;
    private final URI pages;
    private final URI control;

    private Example(Process process, URI pages, URI control) {
        this.process = process;
        this.pages = pages;
        this.control = control;
    }

    static Example start(Path log) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ClassPath.ofThisProgram(),
                        ExampleServer.class.getName()))
                .redirectError(log.toFile())
                .start();
        BufferedReader said = process.inputReader(UTF_8);
        return new Example(process, address(said, ExampleServer.PAGES), address(said, ExampleServer.CONTROL));
    }

    private static URI address(BufferedReader said, String before) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(before)) {
                return URI.create(line.substring(before.length()));
            }
        }
        throw new IOException("The example did not start.");
    }

    URI pages() {
        return pages;
    }

    URI control() {
        return control;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
