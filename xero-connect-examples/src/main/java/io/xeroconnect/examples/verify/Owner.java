package io.xeroconnect.examples.verify;

import java.util.Optional;

/** The owner of the throw-away app, who does by hand what no program can do. */
public interface Owner {
    /** What the owner is asked to do. Each may be skipped. */
    enum Task {
        /** Press Cancel on a consent page. */
        CANCEL("In the browser, press Cancel on the consent page that is about to open."),
        /** Consent once more to the organisation that is connected. */
        CONSENT_AGAIN("In the browser, allow access once more to the same organisation."),
        /** Generate a second secret; the answer is the secret. */
        SECOND_SECRET("In the app at Xero, generate another secret, save, and paste it here."),
        /** Generate a third secret beside the two; the answer is the secret. */
        THIRD_SECRET("In the app at Xero, generate a third secret if that is offered, save, and paste it here."),
        /** Reset the demo company, and then consent to it again. */
        RESET_DEMO("In Xero, reset the demo company. A consent page opens next: allow access to it again.");

        private final String instruction;

        Task(String instruction) {
            this.instruction = instruction;
        }

        /** Returns what to do, as a sentence. */
        public String instruction() {
            return instruction;
        }

        /** Returns whether the answer is a secret. */
        public boolean isSecret() {
            return this == SECOND_SECRET || this == THIRD_SECRET;
        }
    }

    /**
     * Asks the owner to do something, and waits.
     *
     * @return the owner's answer, possibly an empty text; empty if it was skipped
     */
    Optional<String> asks(Task task);

    /** Returns why there is nothing of the kind at this server, so that nobody is asked; empty where there is. */
    default Optional<String> hasNothingFor(Task task) {
        return Optional.empty();
    }
}
