package io.xeroconnect.store;

import io.xeroconnect.model.ConnectionKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writers who insert, replace and delete one record as fast as they can, which meets gaps too narrow for single rounds.
 *
 * <p>No version is written twice. So each success leaves one version behind, and in the end all that were written have
 * been left, save the one that stands.
 */
final class RacingHistory {
    private static final ConnectionKey KEY = ConnectionKey.of("history");
    private static final int DELETE_EVERY = 3;

    private final AtomicLong versions = new AtomicLong();
    private final Set<Long> written = ConcurrentHashMap.newKeySet();
    private final Set<Long> left = ConcurrentHashMap.newKeySet();

    private RacingHistory() {}

    static void check(List<TokenStore> handles) {
        RacingHistory history = new RacingHistory();
        try (Race race = new Race(handles.size())) {
            List<Callable<Boolean>> writers = new ArrayList<>();
            handles.forEach(handle -> writers.add(() -> history.write(handle, race)));
            race.run(writers);
        }
        Set<Long> standing = new HashSet<>(history.written);
        standing.removeAll(history.left);
        Set<Long> stored = new HashSet<>();
        handles.get(0).find(KEY).ifPresent(record -> stored.add(record.version()));
        Expect.that(standing.equals(stored), "Versions " + standing + " should stand, but there is " + stored + ".");
    }

    private boolean write(TokenStore handle, Race race) {
        for (int round = 1; race.goesOn(round); round++) {
            Optional<TokenRecord> current = handle.find(KEY);
            long version = current.map(TokenRecord::version).orElse(0L);
            boolean deleting = version != 0 && round % DELETE_EVERY == 0;
            boolean done = deleting ? handle.delete(KEY, version) : replace(handle, version);
            if (version != 0) {
                Expect.that(!done || left.add(version), "Version " + version + " was replaced or deleted twice.");
                Expect.that(done || !stands(version, handle), "Version " + version + " stood and was refused.");
            }
        }
        return true;
    }

    private boolean replace(TokenStore handle, long version) {
        TokenRecord next = Expect.record(KEY.value(), versions.incrementAndGet());
        boolean done = handle.replace(next, version);
        return done && written.add(next.version());
    }

    private static boolean stands(long version, TokenStore handle) {
        return handle.find(KEY).filter(record -> record.version() == version).isPresent();
    }
}
