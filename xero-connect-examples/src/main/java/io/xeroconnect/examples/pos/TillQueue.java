package io.xeroconnect.examples.pos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What was taken and what became of it, on disk. A process that is killed at any moment leaves it usable.
 *
 * <p>The days are files; the documents follow from them, the same each time, and need no file. What happens to a document
 * is a line in a journal: {@code sent} is there before the request leaves, {@code posted} or {@code refused} after the
 * answer came. The last line counts.
 */
final class TillQueue implements AutoCloseable {
    private static final String SENT = "sent";
    private static final String POSTED = "posted";
    private static final String REFUSED = "refused";

    private final Chart chart;
    private final DayFiles days;
    private final Journal journal;
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final Map<String, State> states = new HashMap<>();

    private TillQueue(Path folder, Chart chart) throws IOException {
        this.chart = chart;
        this.days = new DayFiles(folder.resolve("days"));
        this.journal = Journal.open(folder.resolve("journal.txt"));
        try {
            days.all().forEach(this::add);
            journal.lines().forEach(this::note);
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** Opens the queue in this folder, which is created if it is missing. */
    static TillQueue open(Path folder, Chart chart) throws IOException {
        return new TillQueue(Files.createDirectories(folder), chart);
    }

    /**
     * Takes a day: when this returns, nothing of it can get lost. A day that was taken before is left alone.
     *
     * @throws TillFileException if other rows of the same till and day were taken before
     */
    void take(TillDay day) throws IOException {
        if (days.keep(day)) {
            add(day);
        }
    }

    /** Returns all documents, in the order in which they were taken. */
    Collection<Document> documents() {
        return documents.values();
    }

    State state(Document document) {
        return states.getOrDefault(document.number(), new State.Queued());
    }

    /** Returns of how many documents this is so. */
    long count(Predicate<State> condition) {
        return documents.values().stream().map(this::state).filter(condition).count();
    }

    /** Returns a line for each document that is set aside, with the reason. */
    List<String> refusals() {
        List<String> lines = new ArrayList<>();
        for (Document document : documents.values()) {
            if (state(document) instanceof State.Refused refused) {
                lines.add(document.number() + ", " + document.entry().title() + ", " + document.amount() + ". "
                        + refused.why());
            }
        }
        return lines;
    }

    /** Notes that these are about to be sent. */
    void sent(List<Document> batch, Instant now) {
        append(batch.stream()
                .map(document -> line(SENT, document, now.toString()))
                .toList());
    }

    /** Notes which are in Xero, under which ids, and which are refused, and why. */
    void record(Map<Document, String> ids, Map<Document, String> refusals) {
        List<String> lines = new ArrayList<>();
        ids.forEach((document, id) -> lines.add(line(POSTED, document, id)));
        refusals.forEach((document, why) -> lines.add(line(REFUSED, document, why)));
        append(lines);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    private void add(TillDay day) {
        Documents.of(day, chart).forEach(document -> documents.put(document.number(), document));
    }

    /** Memory never knows what the disk does not. After a failure the queue has to be opened again. */
    private void append(List<String> lines) {
        try {
            journal.append(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("The till's files cannot be written: " + e.getMessage(), e);
        }
        lines.forEach(this::note);
    }

    private static String line(String what, Document document, String detail) {
        return what + "\t" + document.number() + "\t" + detail.replaceAll("\\s+", " ");
    }

    private void note(String line) {
        String[] parts = line.split("\t", 3);
        states.put(
                parts[1],
                switch (parts[0]) {
                    case SENT -> new State.Uncertain(Instant.parse(parts[2]));
                    case POSTED -> new State.Posted(parts[2]);
                    case REFUSED -> new State.Refused(parts[2]);
                    default ->
                        throw new IllegalStateException(
                                "The journal holds a line that this version does not know: " + line);
                });
    }
}
