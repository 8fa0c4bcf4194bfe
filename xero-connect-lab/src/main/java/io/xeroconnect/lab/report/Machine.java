package io.xeroconnect.lab.report;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the figures were measured on, without a name that would tell whose machine it is.
 *
 * @param processor as the operating system names it
 * @param libraries the measured libraries with their versions
 */
record Machine(String processor, int cores, long memoryMegabytes, String system, String jdk, List<String> libraries) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path SYSTEM = Path.of("/etc/os-release");
    private static final String SYSTEM_NAME = "PRETTY_NAME=";
    private static final Pattern MODEL = Pattern.compile("model name\\s*:\\s*(.+)");
    private static final Pattern MEASURED = Pattern.compile(
            "(google-oauth-client|google-http-client|spring-security-oauth2-client|utils|postgresql|h2|HikariCP|jmh-core|undertow-core)"
                    + "-(\\d[\\w.-]*)\\.jar");
    private static final Map<String, String> NAMES =
            Map.of("utils", "AWS SDK utils", "postgresql", "PostgreSQL driver");
    private static final int MEGABYTE = 1 << 20;

    static Machine here() {
        long bytes = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                bytes / MEGABYTE,
                systemName() + " " + System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                libraryVersions());
    }

    String description() {
        return String.format(
                Locale.ROOT,
                "%s%s, on %d cores (%s), %,d MB, %s, Java %s. With %s.",
                LocalDate.now(ZoneOffset.UTC),
                commit(),
                cores,
                processor,
                memoryMegabytes,
                system,
                jdk,
                String.join(", ", libraries));
    }

    /** Empty outside a checkout. */
    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return commit.isEmpty() ? "" : ", commit " + commit;
        } catch (IOException e) {
            return "";
        }
    }

    private static String systemName() {
        try (Stream<String> lines = Files.lines(SYSTEM)) {
            return lines.filter(line -> line.startsWith(SYSTEM_NAME))
                    .map(line -> line.substring(SYSTEM_NAME.length()).replace("\"", ""))
                    .findFirst()
                    .orElse(System.getProperty("os.name"));
        } catch (IOException e) {
            return System.getProperty("os.name");
        }
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.map(MODEL::matcher)
                    .filter(Matcher::matches)
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElse("unnamed");
        } catch (IOException e) {
            return "unnamed";
        }
    }

    /** Some jars are not called what people call them. */
    private static List<String> libraryVersions() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> MEASURED.matcher(new File(entry).getName()))
                .filter(Matcher::matches)
                .map(found -> NAMES.getOrDefault(found.group(1), found.group(1)) + " " + found.group(2))
                .sorted()
                .collect(Collectors.toList());
    }
}
