package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects one result per check. Not thread-safe. */
final class Results {
    private final Map<Check, CheckResult> all = new EnumMap<>(Check.class);

    /** Adds a result, or replaces the one that this check has. */
    void add(CheckResult result) {
        all.put(result.check(), result);
    }

    /** Adds a result unless this check has one. */
    void addIfMissing(CheckResult result) {
        all.putIfAbsent(result.check(), result);
    }

    List<CheckResult> inOrder() {
        return List.copyOf(all.values());
    }
}
