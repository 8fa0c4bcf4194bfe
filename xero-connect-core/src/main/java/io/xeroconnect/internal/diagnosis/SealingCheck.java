package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
import java.util.Optional;

/** Says whether the connection's record is sealed, and with the key of which name. */
final class SealingCheck {
    private final TokenStore store;

    SealingCheck(TokenStore store) {
        this.store = store;
    }

    CheckResult look(StoreCheck.Look look, Patience patience) {
        if (store instanceof InMemoryTokenStore) {
            return SealingFinding.IN_MEMORY.result();
        }
        if (!(store instanceof EncryptedTokenStore sealing)) {
            return SealingFinding.NOT_SEALED.result();
        }
        Optional<SealingFinding> trouble = look.trouble().flatMap(SealingCheck::ofTheSeal);
        if (trouble.isEmpty() && look.stored().isEmpty()) {
            return SealingFinding.NOT_CHECKED.result();
        }
        if (trouble.isEmpty() && !look.stored().get().exists()) {
            return SealingFinding.SEALED.with("Nothing is kept of it yet.");
        }
        Optional<String> keyId = keyId(sealing, patience);
        SealingFinding seen = keyId.isPresent() ? SealingFinding.SEALED : SealingFinding.RECORD_NOT_SEALED;
        return trouble.orElse(seen)
                .with(keyId.map(name -> "The name of its key is " + name + ".").orElse(""));
    }

    private static Optional<SealingFinding> ofTheSeal(Reason reason) {
        return switch (reason) {
            case KEY_MISSING -> Optional.of(SealingFinding.KEY_MISSING);
            case NOT_OPENED -> Optional.of(SealingFinding.NOT_OPENED);
            case SEALING_FAILED -> Optional.of(SealingFinding.FAILED);
            case UNREADABLE, UNWRITABLE, CORRUPT, NEWER_FORMAT, CONTENTION -> Optional.empty();
        };
    }

    private static Optional<String> keyId(EncryptedTokenStore store, Patience patience) {
        try {
            return patience.tryFor(() -> store.sealedWith(patience.key())).flatMap(id -> id);
        } catch (TokenStoreException e) {
            return Optional.empty();
        }
    }
}
