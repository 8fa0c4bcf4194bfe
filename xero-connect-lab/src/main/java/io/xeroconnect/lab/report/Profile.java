package io.xeroconnect.lab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Records where time and memory go until it is closed, and then leaves the heads of three lists as text. */
public final class Profile implements AutoCloseable {
    private static final String CPU = "jdk.ExecutionSample";
    private static final String ALLOCATION = "jdk.ObjectAllocationSample";
    private static final int LINES = 40;

    private final Path text;
    private final Recording recording = new Recording();

    /**
     * Starts recording.
     *
     * @param text the file to leave the lists in
     */
    public Profile(Path text) {
        this.text = text;
        recording.enable(CPU).withPeriod(Duration.ofMillis(10));
        recording.enable(ALLOCATION).with("throttle", "500/s");
        recording.start();
    }

    @Override
    public void close() throws IOException {
        recording.stop();
        Path file = text.resolveSibling(text.getFileName() + ".jfr");
        recording.dump(file);
        recording.close();
        Files.writeString(text, lists(RecordingFile.readAllEvents(file)));
        Files.delete(file);
    }

    private static String lists(List<RecordedEvent> events) {
        Map<String, Long> inMethod = new HashMap<>();
        Map<String, Long> below = new HashMap<>();
        Map<String, Long> allocated = new HashMap<>();
        for (RecordedEvent event : events) {
            String type = event.getEventType().getName();
            if (type.equals(ALLOCATION)) {
                allocated.merge(event.getClass("objectClass").getName(), event.getLong("weight"), Long::sum);
            } else if (type.equals(CPU) && event.getStackTrace() != null) {
                List<RecordedFrame> frames = event.getStackTrace().getFrames();
                inMethod.merge(name(frames.get(0)), 1L, Long::sum);
                Set<String> once = new HashSet<>();
                frames.forEach(frame -> once.add(name(frame)));
                once.forEach(name -> below.merge(name, 1L, Long::sum));
            }
        }
        return head("CPU in the method and what it calls, samples", below)
                + head("CPU in the method itself, samples", inMethod)
                + head("Allocated, bytes", allocated);
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
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
