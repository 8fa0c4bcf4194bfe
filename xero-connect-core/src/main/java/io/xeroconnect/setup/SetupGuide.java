package io.xeroconnect.setup;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Returns the first step that is not done. While another organisation waits for the owner's word, which after a consent
     * it does for ten minutes only, that is {@code ORGANISATION}, whatever else is open.
     */
    Optional<SetupStep> current();

    /** Returns whether every step is done. */
    boolean isComplete();

    /**
     * Returns what is wrong with the fields that were just entered, in a few words each; those were not kept. Only where Xero
     * could not be asked about the secret before it, one that was never tried, is a secret kept all the same: {@link #keep}
     * asks again.
     */
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
     * both fields the app is kept too, as by {@code useApp}. {@code SAVE_AT_XERO} and {@code TEST} are open again after
     * another id or any secret, {@code TEST} also after a new consent.
     */
    SetupGuide enter(SetupField field, String value);

    /**
     * Returns the fields in which something stands that {@link #keep} leaves as it is, perhaps entered on the other way.
     * Their step may be open all the same: after {@link #back}, or because Xero has refused the secret.
     */
    Set<SetupField> entered();

    /**
     * Leaves a field as it is, and closes its step. A secret that Xero refused is tried once more, since Save may have
     * been pressed there meanwhile.
     *
     * @throws IllegalArgumentException if nothing stands in it
     */
    SetupGuide keep(SetupField field);

    /**
     * Goes back to a step: it and all after it are open again. What was entered stays until something else is entered;
     * stored apps and connections stay too. {@code CONNECT} and {@code ORGANISATION} open and close by themselves.
     *
     * @throws IllegalArgumentException if that step is one of these two, or not on this path
     */
    SetupGuide back(SetupStep.Id step);

    /**
     * Goes back to the first step. A way that is complete stays so until the secret is refused; whoever enters it anew,
     * perhaps months later, wants to begin with this.
     */
    SetupGuide startAgain();

    /** Forgets what was ticked and entered on both ways; an app and a connection that are stored stay. */
    SetupGuide restart();

    /**
     * Asks Xero, before the owner goes there, what it would answer. An assumption about pages that Xero does not
     * document, so it never stands in the way: empty if there is nothing to say, if the caller timeout passes before, and
     * where it is switched off. Blocks on at most two requests.
     */
    Optional<SetupAdvice> preFlight();

    /** Explains a message that the owner saw on a page of Xero's, from which Xero never calls back. */
    SetupAdvice explain(SeenAtXero seen);

    /** Compares the redirect URI that the owner finds in the app at Xero with the one that is used here. */
    SetupAdvice compareRedirectUri(String registeredAtXero);
}
