package io.xeroconnect.acceptance.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fuzzes each target for as long as the first argument says, in seconds; a second one is a part of the names of those that
 * are wanted, or {@code PlantedFaults}, which must be found. Prints a table, and ends with status 1 if something was found.
 */
public final class Fuzz {
    private static final String USAGE = "Usage, as -Dexec.args=\"...\": seconds [part of a target's name]";

    private static final String PLANTED = PlantedFaults.class.getSimpleName();

    private Fuzz() {}

    /** Runs what the arguments say. */
    public static void main(String... args) throws Exception {
        int status = args.length == 0 || !args[0].matches("[1-9][0-9]{0,6}")
                ? usage()
                : run(targets(args.length > 1 ? args[1] : ""), Integer.parseInt(args[0]), folder(), System.out);
        if (status != 0) {
            // Inside Maven too, this is the shortest way to end with the status and without a stack trace.
            System.exit(status);
        }
    }

    private static int usage() {
        System.err.println(USAGE);
        return 2;
    }

    /** Returns the exit status. */
    static int run(List<Method> targets, int seconds, Path folder, PrintStream out)
            throws IOException, InterruptedException {
        out.println(FuzzResult.HEADING);
        boolean good = !targets.isEmpty();
        for (Method target : targets) {
            FuzzResult result = new FuzzProcess(target, folder).run(seconds);
            out.println(result.row());
            good &= result.isGood();
        }
        return good ? 0 : 1;
    }

    /** What the fuzzer makes of the seeds is kept there, and the next run goes on from it. */
    private static Path folder() {
        return compiled().resolveSibling("fuzz");
    }

    private static List<Method> targets(String part) throws IOException, ClassNotFoundException {
        List<Method> targets = new ArrayList<>();
        try (Stream<Path> files = Files.walk(compiled())) {
            String wanted = part.contains(PLANTED) ? PLANTED : "FuzzTest";
            for (Path file : files.filter(path -> path.toString().endsWith(wanted + ".class"))
                    .sorted()
                    .toList()) {
                String name = compiled().relativize(file).toString().replace(".class", "");
                Arrays.stream(Class.forName(name.replace('/', '.').replace('\\', '.'))
                                .getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                        .filter(method -> FuzzProcess.name(method).contains(part))
                        .sorted(Comparator.comparing(Method::getName))
                        .forEach(targets::add);
            }
        }
        return targets;
    }

    private static Path compiled() {
        try {
            return Path.of(Fuzz.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A code source's address is well-formed.", e);
        }
    }
}
