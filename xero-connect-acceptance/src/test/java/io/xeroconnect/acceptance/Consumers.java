package io.xeroconnect.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The products below {@code src/consumers}, built by Maven with the library in the same reactor. */
final class Consumers {
    private static final Path POM = Path.of("src", "consumers", "pom.xml");
    private static final Path BUILT = Path.of("target", "consumers");
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private Consumers() {}

    /** Builds all of them and runs their own tests; what was compiled before is taken as it is. */
    static void build() throws IOException, InterruptedException {
        ReadmePage.copyTo(built("set-up-pages", "copied"));
        List<String> command = new ArrayList<>(List.of(maven(), "-B", "-ntp", "-q", "-f", POM.toString()));
        addOptions(command);
        command.addAll(List.of("-DskipTests", "-Dspotless.check.skip", "-Denforcer.skip", "package"));
        ChildProcess.run(command).requireSuccess();
    }

    /** Returns what Maven resolved for this product at run time. */
    static List<Path> runtime(String product) throws IOException {
        return read(product, "runtime.txt");
    }

    /** Returns the sandbox and what it needs: what the plainest product has in its tests only. */
    static List<Path> sandbox() throws IOException {
        List<Path> runtime = runtime("alone");
        return read("alone", "test.txt").stream()
                .filter(file -> !runtime.contains(file))
                .toList();
    }

    /** Returns a folder of this product's build. */
    static Path built(String product, String folder) {
        return BUILT.resolve(product).resolve(folder).toAbsolutePath();
    }

    private static List<Path> read(String product, String file) throws IOException {
        String text = Files.readString(BUILT.resolve(product).resolve(file)).strip();
        return Stream.of(text.split(File.pathSeparator, -1)).map(Path::of).toList();
    }

    private static String maven() {
        String script = WINDOWS ? "mvn.cmd" : "mvn";
        String home = System.getProperty("maven.home", "");
        return home.isEmpty() ? script : Path.of(home, "bin", script).toString();
    }

    /** Passes on what the outer Maven was given; a settings file that it looked for in vain is left out. */
    private static void addOptions(List<String> command) {
        System.getProperties().forEach((name, value) -> {
            String option = value.toString();
            boolean isFile = option.startsWith("--");
            if (name.toString().startsWith("maven.option.")
                    && (!isFile || Files.exists(Path.of(option.substring(option.indexOf('=') + 1))))) {
                command.add(option);
            }
        });
        if (System.getProperty("maven.offline", "").equals("offline=true")) {
            command.add("-o");
        }
    }
}
