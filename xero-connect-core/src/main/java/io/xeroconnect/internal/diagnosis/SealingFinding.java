package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;

/** Findings about how the secrets are kept. */
enum SealingFinding implements Finding {
    SEALED("sealing.sealed", "What is kept of the connection is sealed."),
    IN_MEMORY("sealing.in-memory", "The connection is kept in memory only, and nothing of it is written."),
    RECORD_NOT_SEALED(
            Outcome.WARN,
            "sealing.record-not-sealed",
            "The store seals, but this record is from before sealing began.",
            "Nothing for you to do; your software's maker is told of it here.",
            "Wait for its next write, at the latest the refresh that keeps it alive, and leave readingUnsealed()"
                    + " out once all are sealed."),
    NOT_SEALED(
            Outcome.WARN,
            "sealing.none",
            "Tokens and client secret are kept unsealed.",
            "Nothing for you to do now; ask your software's maker to seal what is kept.",
            "Put EncryptedTokenStore.over(store, cipher) around the store, at first with readingUnsealed(); other ways"
                    + " to seal are not recognised."),
    KEY_MISSING(
            Outcome.FAIL,
            "sealing.key-missing",
            "The record is sealed with a key that is not in the key ring.",
            "Contact support: this program lacks the key to what is kept of the connection.",
            "Add the key of this name to the ring; without it only a new consent helps."),
    NOT_OPENED(
            Outcome.FAIL,
            "sealing.not-opened",
            "The record does not open: it was changed, was sealed for another connection, or is not sealed.",
            "Contact support: what is kept of this connection does not open.",
            "Restore it from a backup; read records from before sealing began by readingUnsealed()."),
    FAILED(
            Outcome.FAIL,
            "sealing.failed",
            "A record could not be sealed, so it was not written.",
            "Contact support: this program cannot seal what it keeps.",
            "Check the keys, or the service that holds them; the log has its error."),
    NOT_CHECKED(
            Outcome.SKIPPED,
            "sealing.not-checked",
            "Whether the record is sealed could not be seen.",
            "Correct what is wrong with the store first.",
            "See the store check: the seal is read with the record.");

    private final CheckResult result;

    SealingFinding(String id, String finding) {
        result = Finding.pass(Check.SEALING, id, finding);
    }

    SealingFinding(Outcome outcome, String id, String finding, String ownerRemedy, String supportRemedy) {
        result = new CheckResult(Check.SEALING, outcome, id, finding, ownerRemedy, supportRemedy);
    }

    @Override
    public CheckResult result() {
        return result;
    }
}
