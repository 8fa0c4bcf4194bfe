package io.xeroconnect.acceptance.crash;

/**
 * A moment of a refresh, told by its writes: the first is the claim, the second the commit. An adoption writes what it
 * expects, the candidate, the claim, the commit and the promotion.
 */
enum Moment {
    BEFORE_CLAIM(1, false),
    AFTER_CLAIM(1, true),
    BEFORE_COMMIT(2, false),
    AFTER_COMMIT(2, true),
    ADOPTION_STORED(2, true),
    ADOPTION_CLAIMED(3, true),
    ADOPTION_BEFORE_COMMIT(4, false),
    ADOPTION_COMMITTED(4, true),
    ADOPTION_PROMOTED(5, true),
    NONE(0, false);

    private final int write;
    private final boolean written;

    Moment(int write, boolean written) {
        this.write = write;
        this.written = written;
    }

    boolean isBefore(int number) {
        return number == write && !written;
    }

    boolean isAfter(int number) {
        return number == write && written;
    }
}
