package io.xeroconnect.internal.authorization;

import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.migration.ConsentReason;
import java.util.Optional;

/**
 * What became of credentials of OAuth 1.0a.
 *
 * @param stored the connection, which lives unless a reason is given
 * @param reason why its owner has to consent
 */
public record Swap(Stored stored, Optional<ConsentReason> reason) {
    static Swap living(Stored stored) {
        return new Swap(stored, Optional.empty());
    }

    static Swap consentNeeded(Stored stored, ConsentReason reason) {
        return new Swap(stored, Optional.of(reason));
    }
}
