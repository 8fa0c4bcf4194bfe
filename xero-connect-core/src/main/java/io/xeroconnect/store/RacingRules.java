package io.xeroconnect.store;

import io.xeroconnect.store.TokenStoreContract.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Writers that meet; each races through its own handle. */
final class RacingRules {
    static final List<Rule> ALL = List.of(
            new Rule("Of several who insert one key, exactly one succeeds and is stored.", RacingRules::inserts),
            new Rule("Of several who replace one version, exactly one succeeds and is stored.", RacingRules::replaces),
            new Rule("Of several who replace or delete one version, exactly one succeeds.", RacingRules::deletes),
            new Rule(
                    "Each version gives way to exactly one success, and refuses nobody before.", RacingHistory::check));

    private RacingRules() {}

    private static void inserts(List<TokenStore> handles) {
        try (Race race = new Race(handles.size())) {
            for (int round = 0; race.goesOn(round); round++) {
                List<TokenRecord> rivals = rivals("insert-" + round, 1, handles);
                Expect.stored(handles, rivals.get(winner(race, replacing(handles, rivals, 0))));
            }
        }
    }

    private static void replaces(List<TokenStore> handles) {
        Expect.insert(handles.get(0), Expect.record("replace", 1));
        try (Race race = new Race(handles.size())) {
            for (int version = 1; race.goesOn(version); version++) {
                List<TokenRecord> rivals = rivals("replace", version + 1, handles);
                Expect.stored(handles, rivals.get(winner(race, replacing(handles, rivals, version))));
            }
        }
    }

    private static void deletes(List<TokenStore> handles) {
        try (Race race = new Race(handles.size())) {
            for (int round = 0; race.goesOn(round); round++) {
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
