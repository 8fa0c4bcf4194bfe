package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import java.util.List;
import java.util.stream.Stream;

/** One thing that a check can find, with its fixed text. Each has its entry in {@code docs/troubleshooting.md}. */
sealed interface Finding
        permits EnvironmentFinding,
                SealingFinding,
                AppFinding,
                ConsentFinding,
                TenantFinding,
                StateFinding,
                PageFinding {
    /** Returns the finding as it is reported. */
    CheckResult result();

    /** Returns the stable name. */
    default String id() {
        return result().id();
    }

    /** Returns the finding with what was seen this time: names and figures, never a secret. */
    default CheckResult with(String detail) {
        CheckResult fixed = result();
        return new CheckResult(
                fixed.check(),
                fixed.outcome(),
                fixed.id(),
                (fixed.finding() + " " + detail).strip(),
                fixed.ownerRemedy(),
                fixed.supportRemedy());
    }

    /** Returns the finding of a check in which all is well. */
    static CheckResult pass(Check check, String id, String finding) {
        return new CheckResult(check, CheckResult.Outcome.PASS, id, finding, "Nothing to do.", "Nothing to do.");
    }

    /** Returns the whole catalogue. */
    static List<Finding> all() {
        return Stream.<Finding[]>of(
                        EnvironmentFinding.values(),
                        SealingFinding.values(),
                        AppFinding.values(),
                        ConsentFinding.values(),
                        TenantFinding.values(),
                        StateFinding.values(),
                        PageFinding.values())
                .flatMap(Stream::of)
                .toList();
    }
}
