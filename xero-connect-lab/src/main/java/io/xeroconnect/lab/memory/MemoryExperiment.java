package io.xeroconnect.lab.memory;

import io.xeroconnect.acceptance.torture.ClassPath;
import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Experiment;
import io.xeroconnect.lab.report.Row;
import io.xeroconnect.lab.xero.FastXero;
import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.lab.xero.TemplateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The heap that 100,000 cached connections fill, beside the heap that their strings alone fill. */
public final class MemoryExperiment implements Experiment {
    private static final int CONNECTIONS = 100_000;
    private static final double GOAL = 1.5;
    private static final int HISTOGRAM_LINES = 45;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String about() {
        return "A node keeps what it has read of up to 100,000 connections, so that it need not ask the store for each call."
                + " Control: their strings alone, in an array: key, access token of 1.5 KB, refresh token, tenant id and tenant"
                + " name. Ratio: to these. A figure is what is alive in the heap of a process, less what is with one connection."
                + " The store holds nothing in memory. Measured once.";
    }

    @Override
    public List<Row> measure(Effort effort, Path folder) throws IOException {
        Path template = Files.createTempFile("memory", ".record");
        try (FastXero xero = FastXero.start()) {
            TemplateStore.keep(Shops.agedBy(Duration.ZERO, xero), template);
            double strings = bytesEach(Holder.STRINGS, template, folder);
            double library = bytesEach(Holder.LIBRARY, template, folder);
            double ratio = library / strings;
            return List.of(Row.of("memory: a cached connection, 100,000 of them", library, "B")
                    .control(strings)
                    .ratio(ratio)
                    .goal("at most 1.5 x the strings alone", ratio <= GOAL)
                    .note("what the heap held: memory-library.txt, memory-strings.txt.")
                    .limit("Beside its strings a connection has what memory-library.txt lists."));
        } finally {
            Files.delete(template);
        }
    }

    private static double bytesEach(String what, Path template, Path folder) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms1g",
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        ClassPath.ofThisProgram(),
                        Holder.class.getName(),
                        what,
                        template.toString(),
                        Integer.toString(CONNECTIONS)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        Files.writeString(
                folder.resolve("memory-" + what + ".txt"),
                said.stream().limit(HISTOGRAM_LINES).collect(Collectors.joining("\n", "", "\n")));
        return said.stream()
                        .filter(line -> line.startsWith(Holder.USED))
                        .mapToLong(line -> Long.parseLong(line.substring(Holder.USED.length())))
                        .findFirst()
                        .orElseThrow(() -> new IOException("The process that holds the " + what + " failed."))
                / (CONNECTIONS - 1.0);
    }
}
