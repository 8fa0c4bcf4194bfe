package io.xeroconnect;

import io.xeroconnect.setup.SetupAdvice;

/**
 * One thing that an owner saw at Xero or pasted from there, made to happen in the sandbox, and the finding that it must
 * give.
 *
 * @param name what happened
 * @param id the finding
 * @param happening makes it happen, and lets the guide explain what the owner picks or pastes
 */
record PageCause(String name, String id, Happening happening) {
    /** Makes something happen, and asks the guide. */
    interface Happening {
        SetupAdvice explained(Shop shop) throws Exception;
    }

    @Override
    public String toString() {
        return name + " → " + id;
    }
}
