package io.xeroconnect.store;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenStoreContract.Rule;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Writers that meet; each races through its own handle. */
final class RacingRules {
    private static final int ROUNDS = 20;
    private static final ConnectionKey COUNTER = ConnectionKey.of("counter");

    static final List<Rule> ALL = List.of(
            new Rule("Of several who insert one key, exactly one succeeds and is stored.", RacingRules::inserts),
            new Rule("Of several who replace one version, exactly one succeeds and is stored.", RacingRules::replaces),
            new Rule("Of several who replace or delete one version, exactly one succeeds.", RacingRules::deletes),
            new Rule("No update is lost, and none is refused while its version stands.", RacingRules::counts));

    private RacingRules() {}

    private static void inserts(List<TokenStore> handles) {
        try (Race race = new Race(handles.size())) {
            for (int round = 0; round < ROUNDS; round++) {
                List<TokenRecord> rivals = rivals("insert-" + round, 1, handles);
                Expect.stored(handles, rivals.get(winner(race, replacing(handles, rivals, 0))));
            }
        }
    }

    private static void replaces(List<TokenStore> handles) {
        Expect.insert(handles.get(0), Expect.record("replace", 1));
        try (Race race = new Race(handles.size())) {
            for (int version = 1; version <= ROUNDS; version++) {
                List<TokenRecord> rivals = rivals("replace", version + 1, handles);
                Expect.stored(handles, rivals.get(winner(race, replacing(handles, rivals, version))));
            }
        }
    }

    private static void deletes(List<TokenStore> handles) {
        try (Race race = new Race(handles.size())) {
            for (int round = 0; round < ROUNDS; round++) {
                TokenRecord old = Expect.record("delete-" + round, 1);
                Expect.insert(handles.get(0), old);
                List<TokenRecord> rivals = rivals(old.key().value(), 2, handles);
                List<Callable<Boolean>> attempts = replacing(handles, rivals, 1);
                TokenStore deleter = handles.get(0);
                attempts.set(0, () -> deleter.delete(old.key(), 1));
                int winner = winner(race, attempts);
                if (winner == 0) {
                    Expect.missing(handles, old.key());
                } else {
                    Expect.stored(handles, rivals.get(winner));
                }
            }
        }
    }

    private static void counts(List<TokenStore> handles) {
        Expect.insert(handles.get(0), counter(0));
        List<Callable<Boolean>> counters = new ArrayList<>();
        handles.forEach(handle -> counters.add(() -> countTo(ROUNDS, handle)));
        try (Race race = new Race(handles.size())) {
            race.run(counters);
        }
        Expect.stored(handles, counter(ROUNDS * handles.size()));
    }

    private static boolean countTo(int increments, TokenStore handle) {
        for (int done = 0; done < increments; ) {
            TokenRecord current = counted(handle);
            int count = ByteBuffer.wrap(current.payload()).getInt();
            if (handle.replace(counter(count + 1), current.version())) {
                done++;
            } else {
                // Versions only grow here, so each refusal is another's success: the loop ends.
                Expect.that(
                        counted(handle).version() != current.version(),
                        "It refused version " + current.version() + " and still returned it afterwards.");
            }
        }
        return true;
    }

    private static TokenRecord counted(TokenStore handle) {
        Optional<TokenRecord> found = handle.find(COUNTER);
        return found.orElseThrow(() -> new AssertionError("The counter vanished."));
    }

    private static TokenRecord counter(int count) {
        byte[] payload = ByteBuffer.allocate(Integer.BYTES).putInt(count).array();
        return Expect.record(COUNTER.value(), count + 1L, Expect.DUE, payload);
    }

    /** One record for each handle, told apart by its payload. */
    private static List<TokenRecord> rivals(String key, long version, List<TokenStore> handles) {
        List<TokenRecord> rivals = new ArrayList<>();
        for (int i = 0; i < handles.size(); i++) {
            rivals.add(Expect.record(key, version, Expect.DUE, new byte[] {(byte) i}));
        }
        return rivals;
    }

    private static List<Callable<Boolean>> replacing(List<TokenStore> handles, List<TokenRecord> rivals, long version) {
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < handles.size(); i++) {
            TokenStore handle = handles.get(i);
            TokenRecord rival = rivals.get(i);
            attempts.add(() -> handle.replace(rival, version));
        }
        return attempts;
    }

    private static int winner(Race race, List<Callable<Boolean>> attempts) {
        List<Boolean> results = race.run(attempts);
        long winners = results.stream().filter(won -> won).count();
        Expect.that(winners == 1, winners + " of " + results.size() + " succeeded.");
        return results.indexOf(true);
    }
}
