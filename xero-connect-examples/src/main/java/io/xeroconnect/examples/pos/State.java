package io.xeroconnect.examples.pos;

import java.time.Instant;

/** What is known of a document. */
sealed interface State {
    /** It was never sent, or what was sent was refused for a passing reason. */
    record Queued() implements State {}

    /** It was sent, and no answer was kept: it may be in Xero or not. */
    record Uncertain(Instant sent) implements State {}

    /** It is in Xero, under this id. */
    record Posted(String id) implements State {}

    /** Xero does not accept it as it is. */
    record Refused(String why) implements State {}
}
