package io.xeroconnect.examples.verify;

import io.xeroconnect.model.Assumption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came out. Holds no secret.
 *
 * @param verdicts one for each assumption, in the order of measuring
 * @param transcript every exchange, as {@code io.xeroconnect.sandbox.Transcript} reads it
 * @param ending what became of the throw-away connection
 */
public record KitResult(List<Verdict> verdicts, String transcript, String ending) {
    /** The name of the file with the verdicts. */
    public static final String VERDICTS = "xero-verdicts.json";

    /** The name of the file with the transcript. */
    public static final String TRANSCRIPT = "xero-transcript.json";

    /** Copies the list. */
    public KitResult {
        verdicts = List.copyOf(verdicts);
    }

    KitResult without(Secrets secrets) {
        List<Verdict> hidden = verdicts.stream()
                .map(verdict -> new Verdict(verdict.assumption(), verdict.outcome(), secrets.hide(verdict.seen())))
                .toList();
        return new KitResult(hidden, secrets.hide(transcript), secrets.hide(ending));
    }

    /** Returns the verdicts for people: one line each, then what to do about those that were refuted. */
    public String table() {
        String lines = verdicts.stream()
                .map(verdict -> "%-14s %-34s %s%n".formatted(verdict.outcome(), verdict.assumption(), verdict.seen()))
                .collect(Collectors.joining());
        return lines + refuted() + ending + System.lineSeparator();
    }

    private String refuted() {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == Outcome.REFUTED)
                .map(Verdict::assumption)
                .map(assumption -> "%n%s is not so: %s%n  But: %s%n"
                        .formatted(assumption, assumption.assumed(), assumption.safeChoice()))
                .collect(Collectors.joining());
    }

    /** Writes both files into this folder, which is created if it is missing. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(TRANSCRIPT), transcript);
        Files.writeString(folder.resolve(VERDICTS), verdictsAsJson());
    }

    private String verdictsAsJson() {
        return Json.write(
                Map.of("verdicts", verdicts.stream().map(KitResult::item).toList()));
    }

    private static Map<String, Object> item(Verdict verdict) {
        Assumption assumption = verdict.assumption();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("assumption", assumption.name());
        item.put("verdict", verdict.outcome().name());
        item.put("seen", verdict.seen());
        item.put("question", assumption.question());
        item.put("assumed", assumption.assumed());
        item.put("safeChoice", assumption.safeChoice());
        item.put("confidence", assumption.confidence().name());
        return item;
    }
}
