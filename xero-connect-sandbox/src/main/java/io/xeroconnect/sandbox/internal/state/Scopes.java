package io.xeroconnect.sandbox.internal.state;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scopes Xero knows, by who may use them. */
public final class Scopes {
    /** Who the user is, and a refresh token. */
    public static final Set<String> IDENTITY = Set.of("openid", "profile", "email", "offline_access");

    /** About the app itself, by client credentials only. */
    public static final Set<String> APP_ONLY = Set.of("app.connections", "marketplace.billing");

    /** The narrow accounting scopes that came in place of the broad ones. */
    public static final Set<String> GRANULAR = Stream.concat(
                    readAndWrite(
                            "accounting.invoices",
                            "accounting.payments",
                            "accounting.banktransactions",
                            "accounting.manualjournals"),
                    Stream.of(
                            "accounting.reports.aged.read",
                            "accounting.reports.balancesheet.read",
                            "accounting.reports.banksummary.read",
                            "accounting.reports.budgetsummary.read",
                            "accounting.reports.executivesummary.read",
                            "accounting.reports.profitandloss.read",
                            "accounting.reports.trialbalance.read",
                            "accounting.reports.taxreports.read"))
            .collect(Collectors.toUnmodifiableSet());

    /** Refused for newer apps, and for all in the end. */
    public static final Set<String> BROAD =
            Set.of("accounting.transactions", "accounting.transactions.read", "accounting.reports.read");

    /** Reads the journals: ticked on older custom connections, and kept from newer ones. */
    public static final String JOURNALS = "accounting.journals.read";

    private static final Set<String> UNCHANGED = Stream.concat(
                    readAndWrite("accounting.settings", "accounting.contacts", "accounting.attachments"),
                    Stream.of("accounting.reports.tenninetynine.read", "accounting.budgets.read"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> OTHER_APIS = readAndWrite(
                    "files",
                    "assets",
                    "projects",
                    "payroll.employees",
                    "payroll.payruns",
                    "payroll.payslip",
                    "payroll.timesheets",
                    "payroll.settings")
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> BY_APPROVAL = Stream.concat(
                    readAndWrite(
                            "practicemanager.client",
                            "practicemanager.job",
                            "practicemanager.staff",
                            "practicemanager.time"),
                    Stream.of(
                            JOURNALS,
                            "paymentservices",
                            "bankfeeds",
                            "einvoicing",
                            "finance.statements.read",
                            "finance.cashvalidation.read",
                            "finance.bankstatementsplus.read",
                            "finance.accountingactivity.read"))
            .collect(Collectors.toUnmodifiableSet());

    private Scopes() {}

    /** What a new app may ask a user for. */
    public static Set<String> forNewApp() {
        return union(List.of(IDENTITY, GRANULAR, UNCHANGED, OTHER_APIS));
    }

    /** What is ticked on a new custom connection. */
    public static Set<String> forNewCustomConnection() {
        return union(List.of(GRANULAR, UNCHANGED));
    }

    /** Whether Xero has such a scope for users at all. Broad scopes count as unknown unless the app kept them. */
    public static boolean exists(String scope) {
        return forNewApp().contains(scope) || BY_APPROVAL.contains(scope) || APP_ONLY.contains(scope);
    }

    /** Whether any of these reaches an organisation, so that the user must choose one. */
    public static boolean needTenant(Collection<String> scopes) {
        return !IDENTITY.containsAll(scopes);
    }

    /** Returns those that Xero has not retired. */
    public static Set<String> living(Collection<String> scopes, Instant now) {
        return scopes.stream()
                .filter(scope -> now.isBefore(ScopeDates.BROAD_END) || !BROAD.contains(scope))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Splits a {@code scope} parameter. */
    public static Set<String> parse(String text) {
        return Arrays.stream(text.trim().split(" +"))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> readAndWrite(String... scopes) {
        return Arrays.stream(scopes).flatMap(scope -> Stream.of(scope, scope + ".read"));
    }

    private static Set<String> union(List<Set<String>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
