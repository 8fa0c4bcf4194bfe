package io.xeroconnect.lab.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of the products below {@code src/main/peers}, as Maven built it.
 *
 * @param name its folder
 * @param title as the report calls it
 * @param jars what it carries beside its own classes
 */
record Product(String name, String title, List<Path> jars) {
    private static final Path SOURCES = Path.of("xero-connect-lab", "src", "main", "peers", "pom.xml");
    private static final Path BUILT = Path.of("xero-connect-lab", "target", "peers");
    private static final String MAIN = "product.FirstToken";

    static void buildAll(Path log) throws IOException, InterruptedException {
        Maven.build(SOURCES, log);
    }

    /**
     * Reads what was built.
     *
     * @param title with a place for the version
     * @param versioned the artifact whose version this is, among the jars; may be empty
     */
    static Product of(String name, String title, String versioned) throws IOException {
        String text = Files.readString(BUILT.resolve(name).resolve("runtime.txt"));
        List<Path> jars = Stream.of(text.strip().split(File.pathSeparator, -1))
                .filter(file -> !file.isEmpty())
                .map(Path::of)
                .toList();
        return new Product(name, versioned.isEmpty() ? title : title.formatted(version(versioned, jars)), jars);
    }

    private static String version(String artifact, List<Path> jars) {
        Pattern named = Pattern.compile(Pattern.quote(artifact) + "-(\\d[\\w.-]*)\\.jar");
        return jars.stream()
                .map(jar -> named.matcher(jar.getFileName().toString()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + artifact + " among " + jars + "."));
    }

    long bytes() throws IOException {
        long sum = 0;
        for (Path jar : jars) {
            sum += Files.size(jar);
        }
        return sum;
    }

    /** Returns how it is started: on the Java of this process, with what it needs and nothing else. */
    List<String> command(List<String> javaOptions, List<String> words) {
        List<String> classPath = new ArrayList<>();
        classPath.add(BUILT.resolve(name).resolve("classes").toString());
        jars.forEach(jar -> classPath.add(jar.toString()));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), MAIN));
        command.addAll(words);
        return command;
    }
}
