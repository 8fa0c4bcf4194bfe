package io.xeroconnect.support;

/** What keeps a command from its work, in one sentence with a remedy and without a secret. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private Problem(int status, String message) {
        super(message);
        this.status = status;
    }

    static Problem usage(String message) {
        return new Problem(Status.USAGE, message);
    }

    static Problem attention(String message) {
        return new Problem(Status.ATTENTION, message);
    }

    static Problem store(String message) {
        return new Problem(Status.STORE, message);
    }

    int status() {
        return status;
    }
}
