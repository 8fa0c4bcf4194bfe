package io.xeroconnect.examples.pos;

import java.time.Instant;

/** What is known of a document. */
sealed interface State {
    /** Whether it is still to be posted without anybody's help. */
    default boolean isOpen() {
        return this instanceof Queued || this instanceof Uncertain;
    }

    /** It was never sent. */
    record Queued() implements State {}

    /** It was sent, and no answer was kept: it may be in Xero or not. */
    record Uncertain(Instant sent) implements State {}

    /** It is in Xero, under this id. */
    record Posted(String id) implements State {}

    /** Xero does not accept it as it is, or has another one of its number. */
    record Refused(String why) implements State {}
}
