package io.xeroconnect.internal.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.internal.event.Fingerprints;
import io.xeroconnect.internal.event.History;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.model.ConnectionKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs what support needs to see of one connection, without any secret. Thread-safe; blocks. */
public final class SupportBundle {
    private static final Duration LONGEST_READ = Duration.ofSeconds(5);

    private final ManagerSettings manager;
    private final ConnectionRecords records;
    private final StatusRule status;
    private final History history;
    private final Fingerprints fingerprints;
    private final Workers workers;

    /** Creates the packer of one manager. */
    public SupportBundle(
            ManagerSettings manager,
            ConnectionRecords records,
            StatusRule status,
            History history,
            Fingerprints fingerprints,
            Workers workers) {
        this.manager = manager;
        this.records = records;
        this.status = status;
        this.history = history;
        this.fingerprints = fingerprints;
        this.workers = workers;
    }

    /** Returns a zip archive. */
    public byte[] of(Diagnosis diagnosis) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            add(zip, diagnosis, "diagnosis.txt", diagnosis.toText());
            add(zip, diagnosis, "diagnosis.json", diagnosis.toJson());
            add(zip, diagnosis, "settings.txt", settings(diagnosis.key()));
            add(zip, diagnosis, "events.txt", events(diagnosis.key()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, Diagnosis diagnosis, String name, String content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(diagnosis.testedAt().toEpochMilli());
        zip.putNextEntry(entry);
        zip.write(content.getBytes(UTF_8));
        zip.closeEntry();
    }

    private String settings(ConnectionKey key) {
        SettingsText text = new SettingsText(fingerprints).manager(manager).line("connection", key);
        try {
            Stored stored = new Patience(workers, key, Deadline.in(LONGEST_READ))
                    .tryFor(() -> records.find(key))
                    .orElse(null);
            return (stored == null ? text.line("record", "no answer from the store") : text.connection(stored, status))
                    .toString();
        } catch (TokenStoreException e) {
            return text.line("record", "not read: " + e.reason()).toString();
        }
    }

    private String events(ConnectionKey key) {
        String lines = history.of(key).stream().map(SupportBundle::line).collect(Collectors.joining());
        return lines.isEmpty() ? "This process has seen no event of this connection.\n" : lines;
    }

    private static String line(History.Entry entry) {
        return entry.at() + " " + entry.event() + ", then " + entry.status()
                + mark(", access #", entry.accessToken())
                + mark(", refresh #", entry.refreshToken())
                + mark(", Xero-Correlation-Id ", entry.correlationId())
                + mark(": ", entry.error()) + "\n";
    }

    private static String mark(String name, String value) {
        return value.isEmpty() ? "" : name + value;
    }
}
