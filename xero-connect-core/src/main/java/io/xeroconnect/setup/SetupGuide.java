package io.xeroconnect.setup;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way of one owner to a working connection, as data: a product shows the steps in its own user interface.
 *
 * <p>A snapshot; each method that changes something returns the next one. What is done is kept with the connection, so a
 * closed window, another node or another day goes on at the right step. The steps {@code CONNECT}, {@code ORGANISATION}
 * and {@code TEST} are done with {@code ConnectionManager} itself: {@code authorize} or {@code beginAuthorization},
 * {@code selectTenant}, {@code confirmTenant} or {@code rejectTenant}, {@code test}.
 *
 * <p>Thread-safe. Methods that change something block on the store and may throw
 * {@link io.xeroconnect.error.TokenStoreException}.
 */
public interface SetupGuide {
    /** What entering the app's id and secret leads to. */
    enum Ending {
        /** Not known before id and secret are entered. */
        OPEN,
        /** The stored tokens go on with the new secret. */
        NO_CONSENT_NEEDED,
        /** Nothing is stored here yet: the owner allows access. */
        FIRST_CONSENT,
        /** It is another app than before: the owner allows access again, to the same organisation. */
        CONSENT_TO_ANOTHER_APP,
        /** What was stored has ended: the owner allows access again, to the same organisation. */
        CONSENT_AGAIN
    }

    /** Returns the connection that is being set up. */
    ConnectionKey key();

    /** Returns the way. */
    SetupPath path();

    /** Returns all steps in order. */
    List<SetupStep> steps();

    /** Returns the first step that is not done. */
    Optional<SetupStep> current();

    /** Returns whether every step is done. */
    boolean isComplete();

    /** Returns what is wrong with the fields that were just entered, in one sentence each; those were not kept. */
    Map<SetupField, String> problems();

    /** Returns the first six characters of the client id that is stored or entered, by which the owner finds the app. */
    Optional<String> clientIdHint();

    /** Returns what entering the app leads to. */
    Ending ending();

    /** Returns the connection as it was read for this snapshot; empty if nothing is stored yet. */
    Optional<XeroConnection> connection();

    /**
     * Notes that a step was done.
     *
     * @throws IllegalArgumentException if that step is not one to be ticked, or not on this path
     */
    SetupGuide tick(SetupStep.Id step);

    /**
     * Takes what the owner pasted; it is kept at once if it can be right, else {@link #problems} names the mistake. With
     * both fields the app is kept too, as by {@code useApp}.
     */
    SetupGuide enter(SetupField field, String value);

    /** Forgets what was ticked and entered on this way; an app and a connection that are stored stay. */
    SetupGuide restart();

    /**
     * Asks Xero, before the owner goes there, what it would answer. An assumption about pages that Xero does not
     * document, so it never stands in the way: empty if there is nothing to say, and where it is switched off. Blocks on
     * at most two requests.
     */
    Optional<SetupAdvice> preFlight();

    /** Explains a message that the owner saw on a page of Xero's, from which Xero never calls back. */
    SetupAdvice explain(SeenAtXero seen);

    /** Compares the redirect URI that the owner finds in the app at Xero with the one that is used here. */
    SetupAdvice compareRedirectUri(String registeredAtXero);
}
