package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.wire.RemoteTenant;
import java.util.List;
import java.util.stream.Collectors;

/** Compares Xero's list with the tenant that calls go to. The order of the list means nothing. */
final class TenantsCheck {
    private TenantsCheck() {}

    static CheckResult of(ConnectionRecord record, List<RemoteTenant> listed) {
        return finding(record, listed).with(detail(record, listed));
    }

    /** Returns whether a tenant is chosen and not listed any more. */
    static boolean isGone(ConnectionRecord record, List<RemoteTenant> listed) {
        return record.tenantId()
                .filter(id -> listed.stream()
                        .noneMatch(remote -> remote.tenant().tenantId().equals(id)))
                .isPresent();
    }

    private static TenantFinding finding(ConnectionRecord record, List<RemoteTenant> listed) {
        if (listed.isEmpty() || isGone(record, listed)) {
            return TenantFinding.GONE;
        }
        if (record.tenantId().isEmpty()) {
            return TenantFinding.CHOICE_NEEDED;
        }
        return record.tenantGone() ? TenantFinding.BACK : TenantFinding.LISTED;
    }

    private static String detail(ConnectionRecord record, List<RemoteTenant> listed) {
        String expected = record.tenantName()
                .or(record::tenantId)
                .map(name -> "Expected: " + name + ".")
                .orElse("");
        String names =
                listed.stream().map(remote -> remote.tenant().name()).sorted().collect(Collectors.joining(", "));
        return (expected + " Listed: " + (names.isEmpty() ? "none" : names) + ".").strip();
    }
}
