package io.xeroconnect.lab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Records where time and memory go until it is closed, and then leaves the heads of three lists as text. */
public final class Profile implements AutoCloseable {
    /**
     * Options for a JVM, without which a sample is put down to the nearest place where threads can be stopped. With them too
     * one can be put down to a branch that was not taken, of a method that was compiled into its caller.
     */
    public static final List<String> EXACT = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");

    private static final String CPU = "jdk.ExecutionSample";
    private static final String ALLOCATION = "jdk.ObjectAllocationSample";
    private static final int LINES = 40;
    /** With fewer, what seems to be a half may well be a third. */
    private static final long ENOUGH = 50;

    private final Path text;
    private final Duration period;
    private final long begun = System.nanoTime();
    private final Recording recording = new Recording();

    /**
     * Starts recording, with a sample of each running thread every 10 ms.
     *
     * @param text the file to leave the lists in
     */
    public Profile(Path text) {
        this(text, Duration.ofMillis(10));
    }

    /** As {@link #Profile(Path)}, with a sample of each running thread in each period; at least one millisecond. */
    public Profile(Path text, Duration period) {
        this.text = text;
        this.period = period;
        recording.enable(CPU).withPeriod(period);
        recording.enable(ALLOCATION).with("throttle", "500/s");
        recording.start();
    }

    /**
     * Returns the sentence that names a profile, to be put after others; or says that there are too few samples in it to
     * show anything.
     */
    public static String reference(Path text) throws IOException {
        try (Stream<String> lines = Files.lines(text)) {
            long samples = Long.parseLong(lines.findFirst().orElseThrow().replaceFirst("\\D.*", ""));
            return samples < ENOUGH
                    ? " The profile caught it only " + samples + " times, too few to show anything."
                    : " The library's profile, " + samples + " samples: " + text.getFileName() + ".";
        }
    }

    @Override
    public void close() throws IOException {
        double seconds = (System.nanoTime() - begun) / 1e9;
        recording.stop();
        Path file = text.resolveSibling(text.getFileName() + ".jfr");
        recording.dump(file);
        recording.close();
        Files.writeString(text, lists(RecordingFile.readAllEvents(file), seconds));
        Files.delete(file);
    }

    private String lists(List<RecordedEvent> events, double seconds) {
        Map<String, Long> inMethod = new HashMap<>();
        Map<String, Long> below = new HashMap<>();
        Map<String, Long> allocated = new HashMap<>();
        long samples = 0;
        for (RecordedEvent event : events) {
            String type = event.getEventType().getName();
            if (type.equals(ALLOCATION)) {
                allocated.merge(event.getClass("objectClass").getName(), event.getLong("weight"), Long::sum);
            } else if (type.equals(CPU) && event.getStackTrace() != null) {
                samples++;
                List<RecordedFrame> frames = event.getStackTrace().getFrames();
                inMethod.merge(name(frames.get(0)), 1L, Long::sum);
                Set<String> once = new HashSet<>();
                frames.forEach(frame -> once.add(name(frame)));
                once.forEach(name -> below.merge(name, 1L, Long::sum));
            }
        }
        return String.format(
                        Locale.ROOT,
                        "%d samples of running Java code, one of a thread every %d ms, in %.1f s%n%n",
                        samples,
                        period.toMillis(),
                        seconds)
                + head("CPU in the method and what it calls, samples", below)
                + head("CPU in the method itself, samples", inMethod)
                + head("Allocated, bytes", allocated);
    }

    /** A lambda's class has a number, of no use to a reader. */
    private static String name(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName().replaceFirst("(\\$\\$Lambda).*", "$1");
        return type + "." + frame.getMethod().getName();
    }

    private static String head(String title, Map<String, Long> counts) {
        List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        StringBuilder lines = new StringBuilder(title).append('\n');
        sorted.stream()
                .limit(LINES)
                .forEach(entry -> lines.append(entry.getValue())
                        .append('\t')
                        .append(entry.getKey())
                        .append('\n'));
        return lines.append('\n').toString();
    }
}
