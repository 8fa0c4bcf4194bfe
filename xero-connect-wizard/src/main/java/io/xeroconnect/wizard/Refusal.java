package io.xeroconnect.wizard;

/** A request that gets no page: ends its handling at once. Carries the words for the visitor by their key. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String key;

    private Refusal(int status, String key) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
    }

    /** Returns the one answer to what is not there and to what the visitor may not see. */
    static Refusal notFound() {
        return new Refusal(404, "refused.not-found");
    }

    static Refusal signInFirst() {
        return new Refusal(403, "refused.sign-in");
    }

    static Refusal foreignForm() {
        return new Refusal(403, "refused.foreign-form");
    }

    static Refusal method() {
        return new Refusal(405, "refused.not-found");
    }

    static Refusal body(int status) {
        return new Refusal(status, "refused.body");
    }

    int status() {
        return status;
    }

    /** Whoever has to sign in first would only be refused again. */
    boolean leadsToList() {
        return !key.equals("refused.sign-in");
    }

    String key() {
        return key;
    }
}
