package io.xeroconnect;

import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.migration.MigrationRow;
import io.xeroconnect.migration.MigrationRow.Outcome;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Remembers which keys and tokens came, and refuses the second of each. Not thread-safe. */
final class MigrationFirsts {
    private static final LegacyConnection.Way<Boolean> IS_READABLE = new IsReadable();

    private final Set<String> keys = new HashSet<>();
    private final Map<String, String> keyOfToken = new HashMap<>();

    Optional<MigrationRow> refusal(LegacyConnection record) {
        // A row that nobody can read takes nothing from the one that corrects it.
        return record.bringBy(IS_READABLE) ? refusalOf(record) : Optional.empty();
    }

    private Optional<MigrationRow> refusalOf(LegacyConnection record) {
        String key = record.key();
        if (!keys.add(key)) {
            return refused(
                    key,
                    "DUPLICATE_KEY",
                    "An earlier record of this run has the same key, and was taken. Correct"
                            + " the key, or leave one of them out.");
        }
        String mark = record.tokenMark();
        String first = mark.isEmpty() ? key : keyOfToken.computeIfAbsent(mark, any -> key);
        return first.equals(key)
                ? Optional.empty()
                : refused(
                        key,
                        "SHARED_TOKEN",
                        "Connection " + first + " brings the same token, and two connections that"
                                + " share one would spend each other's. Ask the owner to connect this one: authorize(key).");
    }

    private record IsReadable() implements LegacyConnection.Way<Boolean> {
        @Override
        public Boolean adopt(ConnectionKey key, XeroApp app, String refreshToken, String tenantId) {
            return true;
        }

        @Override
        public Boolean migrate(ConnectionKey key, Optional<XeroApp> app, OAuth1Credentials credentials) {
            return true;
        }

        @Override
        public Boolean refuse(String key, String why) {
            return false;
        }
    }

    private static Optional<MigrationRow> refused(String key, String reason, String detail) {
        return Optional.of(MigrationRow.of(key, Outcome.FAILED, reason, detail));
    }
}
