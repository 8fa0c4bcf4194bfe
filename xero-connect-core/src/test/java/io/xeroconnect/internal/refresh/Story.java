package io.xeroconnect.internal.refresh;

import java.util.EnumMap;

/** Faults that are searched together, each at most once unless a number says more. */
enum Story {
    DELAYED_REPLIES(Fault.DEMAND, Fault.DEMAND, Fault.LATE, Fault.CRASH, Fault.REST),
    LOST_MESSAGES(Fault.DEMAND, Fault.LOSS, Fault.LATE, Fault.CRASH, Fault.REST),
    ONE_CRASH_AFTER_ANOTHER(Fault.DEMAND, Fault.LOSS, Fault.CRASH, Fault.CRASH, Fault.CRASH, Fault.REST),
    FAILING_STORE(Fault.DEMAND, Fault.LATE, Fault.WRITE_THROWS, Fault.STORE_OUTAGE, Fault.UNRELATED_WRITE),
    LATE_WRITES(Fault.DEMAND, Fault.LATE, Fault.CRASH, Fault.WRITE_LANDS_LATER),
    NEVER_SENT(Fault.DEMAND, Fault.DEMAND, Fault.CRASH, Fault.NEVER_SENT, Fault.WRITE_THROWS, Fault.UNRELATED_WRITE),
    OWNER(Fault.DEMAND, Fault.LATE, Fault.CONSENT, Fault.CONSENT_REVOKES, Fault.FORGET, Fault.DISCONNECT),
    TWO_CONSENTS(Fault.DEMAND, Fault.LATE, Fault.CONSENT, Fault.CONSENT, Fault.WRITE_LANDS_LATER),
    /** Nothing after which anybody could doubt whether a request was processed. */
    NO_DOUBT(Fault.DEMAND, Fault.DEMAND, Fault.NEVER_SENT, Fault.WRITE_THROWS, Fault.UNRELATED_WRITE, Fault.CONSENT),
    ALL_DOWN(Fault.DEMAND, Fault.DEMAND, Fault.LOSS, Fault.CRASH, Fault.LONG_OUTAGE),
    LATE_AND_ALL_DOWN(Fault.DEMAND, Fault.LATE, Fault.LONG_OUTAGE),
    SLEEPER(Fault.DEMAND, Fault.CRASH, Fault.LOSS, Fault.PAUSE),
    ONE_LOSS(Fault.DEMAND, Fault.LOSS),
    STORE_AWAY(Fault.DEMAND, Fault.STORE_OUTAGE),

    // Millions of worlds each: not in every build.
    MANY_MESSAGES(Fault.DEMAND, Fault.DEMAND, Fault.LOSS, Fault.LATE, Fault.CRASH, Fault.NEVER_SENT, Fault.REST),
    MANY_WRITES(
            Fault.DEMAND,
            Fault.LATE,
            Fault.CRASH,
            Fault.WRITE_THROWS,
            Fault.WRITE_LANDS_LATER,
            Fault.STORE_OUTAGE,
            Fault.REST),
    OWNER_AND_CRASHES(
            Fault.DEMAND,
            Fault.LATE,
            Fault.CRASH,
            Fault.CONSENT,
            Fault.CONSENT,
            Fault.CONSENT_REVOKES,
            Fault.FORGET,
            Fault.DISCONNECT);

    private final EnumMap<Fault, Integer> faults = new EnumMap<>(Fault.class);

    Story(Fault... faults) {
        for (Fault fault : faults) {
            this.faults.merge(fault, 1, Integer::sum);
        }
    }

    Search.Result search(Grace grace, Rules rules, Finding... sought) {
        return Search.of(new World(grace, faults), rules, sought);
    }
}
