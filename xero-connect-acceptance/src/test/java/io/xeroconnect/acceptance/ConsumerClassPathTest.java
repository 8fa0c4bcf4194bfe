package io.xeroconnect.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a vendor resolves is what is tested: the same journey on the class path of each kind of product. */
final class ConsumerClassPathTest {
    private static final String JOURNEY = "io.xeroconnect.consumer.Journey";
    private static final long MEGABYTE = 1_000_000;
    private static final long LARGEST_CORE = 850_000;
    private static final long LARGEST_REST = 4_900_000;

    @BeforeAll
    static void build() throws Exception {
        Consumers.build();
    }

    @Test
    void coreAloneBringsExactlyWhatItUses() throws Exception {
        List<Path> classPath = Consumers.runtime("alone");
        report("alone", classPath);
        assertThat(classPath.stream().map(ConsumerClassPathTest::artifact))
                .containsExactlyInAnyOrder(
                        "xero-connect-core",
                        "google-oauth-client",
                        "google-http-client",
                        "google-http-client-jackson2",
                        "jackson-core",
                        "slf4j-api",
                        "guava",
                        "failureaccess",
                        "listenablefuture",
                        "error_prone_annotations",
                        "jspecify",
                        "opencensus-api",
                        "opencensus-contrib-http-util",
                        "grpc-api",
                        "grpc-context");
        List<Path> core = classPath.stream()
                .filter(file -> artifact(file).equals("xero-connect-core"))
                .toList();
        assertThat(bytes(core)).isLessThan(LARGEST_CORE);
        assertThat(bytes(classPath) - bytes(core)).isLessThan(LARGEST_REST);
    }

    @Test
    void aProductGetsTheVersionsThatTheLibraryWasTestedWith() throws Exception {
        Path core = Path.of("..", "xero-connect-core").toRealPath();
        List<String> own = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).getFileName().toString())
                .toList();
        assertThat(Consumers.runtime("alone").stream()
                        .filter(file -> !file.startsWith(core))
                        .map(file -> file.getFileName().toString()))
                .allSatisfy(name -> assertThat(own).contains(name));
    }

    @Test
    void theJourneyRunsOnCoreAlone() throws Exception {
        assertThat(journey("alone")).endsWith("journey: passed\n");
    }

    @Test
    void theJourneyRunsWithTheOlderLibrariesOfTheOfficialSdk() throws Exception {
        report("after-xero-java", Consumers.runtime("after-xero-java"));
        assertThat(Consumers.runtime("after-xero-java").stream()
                        .map(file -> file.getFileName().toString()))
                .contains("slf4j-api-1.7.30.jar", "jackson-core-2.13.2.jar");
        assertThat(journey("after-xero-java")).endsWith("journey: passed\n");
    }

    @Test
    void theOfficialSdkCallsXeroWithTheLibrarysTokens() throws Exception {
        List<Path> classPath = new ArrayList<>(Consumers.runtime("after-xero-java"));
        classPath.add(Consumers.built("after-xero-java", "test-classes"));
        classPath.addAll(Consumers.sandbox());
        assertThat(run("-cp", join(classPath), "io.xeroconnect.consumer.SdkJourney"))
                .endsWith("sdk: passed\n");
    }

    @Test
    void theJourneyRunsUnderTheBomOfSpringBoot() throws Exception {
        report("spring-boot", Consumers.runtime("spring-boot"));
        assertThat(journey("spring-boot")).endsWith("journey: passed\n");
    }

    @Test
    void aSpringBootProductStartsTheSandboxInItsOwnTests() throws Exception {
        try (Stream<Path> files = Files.list(Consumers.built("spring-boot", "surefire-reports"))) {
            List<Path> reports =
                    files.filter(file -> file.toString().endsWith(".txt")).toList();
            assertThat(reports)
                    .hasSize(2)
                    .allSatisfy(report -> assertThat(Files.readString(report))
                            .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0"));
        }
    }

    @Test
    void theJourneyRunsInsideANamedModule() throws Exception {
        List<Path> modulePath = new ArrayList<>(Consumers.runtime("named-module"));
        modulePath.add(Consumers.built("named-module", "classes"));
        String output = run(
                "--module-path",
                join(modulePath),
                "--patch-module",
                "shop.till=" + Consumers.built("alone", "test-classes"),
                // The sandbox is a test tool and stays on the class path.
                "--add-reads",
                "shop.till=ALL-UNNAMED",
                "--add-modules",
                "java.net.http,java.desktop,java.sql,jdk.httpserver",
                "-cp",
                join(Consumers.sandbox()),
                "-m",
                "shop.till/" + JOURNEY);
        assertThat(output).endsWith("the library is a named module\njourney: passed\n");
    }

    @Test
    void theReadmesPageWorksInAnEmptyProduct() throws Exception {
        List<Path> classPath = new ArrayList<>(Consumers.runtime("set-up-pages"));
        report("set-up-pages", classPath);
        classPath.add(Consumers.built("set-up-pages", "classes"));
        assertThat(run("-cp", join(classPath), "Page"))
                .contains("Xero connections", "Harbour Plumbing", "Not set up yet", "Clipboard Field Service");
    }

    private static String journey(String product) throws IOException, InterruptedException {
        List<Path> classPath = new ArrayList<>(Consumers.runtime(product));
        classPath.add(Consumers.built("alone", "test-classes"));
        classPath.addAll(Consumers.sandbox());
        return run("-cp", join(classPath), JOURNEY);
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        ChildProcess journey = ChildProcess.java(List.of(arguments));
        journey.requireSuccess();
        return journey.output().replace("\r\n", "\n");
    }

    private static String join(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String artifact(Path jar) {
        return jar.getFileName().toString().replaceFirst("-\\d.*\\.jar$", "");
    }

    private static void report(String product, List<Path> classPath) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "class path of %s: %d jars, %.2f MB%n",
                product,
                classPath.size(),
                (double) bytes(classPath) / MEGABYTE);
    }

    private static long bytes(List<Path> files) throws IOException {
        long sum = 0;
        for (Path file : files) {
            sum += Files.size(file);
        }
        return sum;
    }
}
