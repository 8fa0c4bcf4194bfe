package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.wire.RemoteTenant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares Xero's list with the tenant that calls go to. The order of the list means nothing. */
final class TenantsCheck {
    private TenantsCheck() {}

    /** Adds the finding and returns whether the chosen tenant can be asked. */
    static boolean add(ConnectionRecord record, List<RemoteTenant> listed, Results results) {
        Optional<String> chosen = record.tenantId();
        boolean isListed = listed.stream()
                .anyMatch(remote -> chosen.equals(Optional.of(remote.tenant().tenantId())));
        results.add(finding(record, listed, isListed).with(detail(record, listed)));
        return isListed;
    }

    private static TenantFinding finding(ConnectionRecord record, List<RemoteTenant> listed, boolean isListed) {
        if (isListed) {
            return record.tenantGone() ? TenantFinding.BACK : TenantFinding.LISTED;
        }
        if (listed.isEmpty()) {
            return TenantFinding.NO_TENANT;
        }
        return record.tenantId().isPresent() ? TenantFinding.GONE : TenantFinding.CHOICE_NEEDED;
    }

    private static String detail(ConnectionRecord record, List<RemoteTenant> listed) {
        String expected = record.tenantName()
                .or(record::tenantId)
                .map(name -> "Expected: " + name + ".")
                .orElse("");
        String names =
                listed.stream().map(remote -> remote.tenant().name()).sorted().collect(Collectors.joining(", "));
        return (expected + (names.isEmpty() ? "" : " Listed: " + names + ".")).strip();
    }
}
