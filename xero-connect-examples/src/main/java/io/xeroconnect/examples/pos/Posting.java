package io.xeroconnect.examples.pos;

import com.xero.api.XeroBadRequestException;
import com.xero.api.XeroException;
import com.xero.api.XeroRateLimitException;
import io.xeroconnect.error.XeroConnectException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Posts what is queued, each document exactly once:
 *
 * <ol>
 *   <li>Take up to 50 documents of the shelf whose turn it is.
 *   <li>Look them up by number. What Xero has is posted: after a lost reply, a crash, or a backup that was restored.
 *   <li>Write down which are about to be sent.
 *   <li>Send them. If the reply gets lost, send them once more at once, with the same {@code Idempotency-Key}.
 *   <li>Write down what Xero answered. What it refuses is set aside until the next run, and the rest goes on.
 * </ol>
 */
final class Posting {
    /** What Xero recommends. */
    private static final int BATCH = 50;

    /** A request whose sender is gone may still be on its way, or at work in Xero: not to be looked for any sooner. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    /** More than a limit of calls a minute can ask for. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final TillQueue queue;
    private final TillXero xero;
    private final Moments moments;
    private final Progress progress;
    private final Set<Document> setAside = new HashSet<>();

    private Posting(TillQueue queue, TillXero xero, Moments moments, Progress progress) {
        this.queue = queue;
        this.xero = xero;
        this.moments = moments;
        this.progress = progress;
    }

    /** Posts until nothing is left, or something stands in the way: then one sentence for the shop's owner is returned. */
    static Optional<String> run(TillQueue queue, TillXero xero, Moments moments, Progress progress)
            throws InterruptedException {
        progress.begin(queue);
        try {
            return new Posting(queue, xero, moments, progress).run();
        } finally {
            progress.end(queue);
        }
    }

    private Optional<String> run() throws InterruptedException {
        while (true) {
            try {
                for (List<Document> batch = next(); !batch.isEmpty(); batch = next()) {
                    post(batch);
                    progress.show(queue);
                }
                return Optional.empty();
            } catch (XeroRateLimitException e) {
                // Another program with the same app was faster. The library has waited already, as far as it does.
                Duration wait = Duration.ofSeconds(
                        Optional.ofNullable(e.getRetryAfterSeconds()).orElse(60L));
                if (wait.compareTo(LONGEST_WAIT) > 0) {
                    return Optional.of("Xero's limit of calls for today is used up; nothing need be done.");
                }
                moments.pause(wait);
            } catch (XeroConnectException e) {
                return Optional.of(e.remedy());
            } catch (XeroException e) {
                return Optional.of(xero.remedy().orElse("Xero cannot do it now; nothing need be done."));
            } catch (IOException e) {
                return Optional.of("Xero cannot be reached; nothing need be done but to be online again.");
            }
        }
    }

    private List<Document> next() {
        List<Document> open = queue.documents().stream()
                .filter(document -> !(queue.state(document) instanceof State.Posted))
                .filter(document -> !setAside.contains(document))
                .sorted(Comparator.comparing(document -> document.entry().shelf()))
                .toList();
        return open.stream()
                .filter(document ->
                        document.entry().shelf() == open.get(0).entry().shelf())
                .limit(BATCH)
                .toList();
    }

    private void post(List<Document> batch) throws IOException, InterruptedException {
        List<Document> missing = lookUp(batch);
        if (!missing.isEmpty()) {
            send(missing);
        }
    }

    /** Returns those that Xero does not have. */
    private List<Document> lookUp(List<Document> batch) throws IOException, InterruptedException {
        settle(batch);
        List<String> numbers = batch.stream().map(Document::number).toList();
        Map<String, Found> there = xero.find(batch.get(0).entry().shelf(), numbers).stream()
                .collect(Collectors.toMap(Found::number, found -> found, (one, other) -> one.live() ? one : other));
        List<Document> missing = new ArrayList<>();
        Map<Document, String> posted = new LinkedHashMap<>();
        Map<Document, String> refused = new LinkedHashMap<>();
        for (Document document : batch) {
            Found found = there.get(document.number());
            if (found == null) {
                missing.add(document);
            } else if (!found.live()) {
                refused.put(document, "It is in Xero, and was voided or deleted there.");
            } else if (found.total().compareTo(document.amount()) == 0) {
                posted.put(document, found.id());
            } else {
                refused.put(document, "Xero has another document of this number, of " + found.total() + ".");
            }
        }
        keep(posted, refused);
        return missing;
    }

    private void settle(List<Document> batch) throws InterruptedException {
        for (Document document : batch) {
            if (queue.state(document) instanceof State.Uncertain uncertain) {
                settle(uncertain.sent());
            }
        }
    }

    private void settle(Instant sent) throws InterruptedException {
        Duration left = Duration.between(moments.now(), sent.plus(SETTLED));
        if (!left.isNegative()) {
            moments.pause(left.compareTo(SETTLED) < 0 ? left : SETTLED);
        }
    }

    private void send(List<Document> batch) throws IOException, InterruptedException {
        List<Answer> answers;
        try {
            answers = sendTwice(batch, UUID.randomUUID().toString());
        } catch (XeroBadRequestException e) {
            // Refused as a whole, and nothing tells for which of them.
            if (batch.size() > 1) {
                for (Document document : batch) {
                    send(List.of(document));
                }
                return;
            }
            String number = batch.get(0).number();
            answers = List.of(new Answer(number, "", Optional.of("it cannot be read: " + e.getElements())));
        }
        keep(batch, answers);
    }

    private List<Answer> sendTwice(List<Document> batch, String idempotencyKey)
            throws IOException, InterruptedException {
        Runnable note = () -> queue.sent(batch, moments.now());
        try {
            return xero.create(batch, idempotencyKey, note);
        } catch (IOException e) {
            return xero.create(batch, idempotencyKey, note);
        }
    }

    /** Answers are told apart by number, since nothing says that they keep the order. */
    private void keep(List<Document> batch, List<Answer> answers) {
        Map<String, Answer> byNumber =
                answers.stream().collect(Collectors.toMap(Answer::number, answer -> answer, (one, other) -> one));
        Map<Document, String> posted = new LinkedHashMap<>();
        Map<Document, String> refused = new LinkedHashMap<>();
        for (Document document : batch) {
            Answer answer = byNumber.getOrDefault(document.number(), Answer.missing(document.number()));
            if (answer.refusal().isPresent()) {
                refused.put(document, "Xero says: " + answer.refusal().orElseThrow());
            } else {
                posted.put(document, answer.id());
            }
        }
        keep(posted, refused);
    }

    private void keep(Map<Document, String> posted, Map<Document, String> refused) {
        setAside.addAll(refused.keySet());
        queue.record(posted, refused);
    }
}
