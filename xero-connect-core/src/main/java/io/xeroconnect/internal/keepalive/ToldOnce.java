package io.xeroconnect.internal.keepalive;

import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.WarningMark;
import io.xeroconnect.model.ConnectionKey;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells each step of one kind of warning once in a cluster:
 *
 * <ol>
 *   <li>Write a mark into the record that nobody else could have written. Whoever has written it tells the warning.
 *   <li>Where the store fails to say whether it was written, remember the mark. Who finds it in the record here, tells then.
 * </ol>
 */
final class ToldOnce {
    private final ConnectionRecords records;
    private final Function<ConnectionRecord, WarningMark> mark;
    private final BiConsumer<ConnectionRecord.Fields, WarningMark> marking;
    private final Map<ConnectionKey, WarningMark> unacknowledged = new ConcurrentHashMap<>();

    /**
     * @param mark reads the mark of this kind of warning
     * @param marking sets it
     */
    ToldOnce(
            ConnectionRecords records,
            Function<ConnectionRecord, WarningMark> mark,
            BiConsumer<ConnectionRecord.Fields, WarningMark> marking) {
        this.records = records;
        this.mark = mark;
        this.marking = marking;
    }

    /**
     * Tells the step of so many days, unless it or a later one was told.
     *
     * @return false if somebody else has written the record since it was read; nothing was told
     */
    boolean tell(Stored found, int days, Consumer<Stored> teller) {
        WarningMark last = mark.apply(found.record());
        if (last.isBefore(days)) {
            Optional<Stored> marked =
                    write(found, new WarningMark(days, UUID.randomUUID().toString()));
            marked.ifPresent(teller);
            return marked.isPresent();
        }
        if (unacknowledged.remove(found.key(), last)) {
            teller.accept(found);
        }
        return true;
    }

    private Optional<Stored> write(Stored found, WarningMark ours) {
        try {
            return records.replace(found, found.record().with(f -> marking.accept(f, ours)));
        } catch (TokenStoreException unknown) {
            unacknowledged.put(found.key(), ours);
            throw unknown;
        }
    }
}
