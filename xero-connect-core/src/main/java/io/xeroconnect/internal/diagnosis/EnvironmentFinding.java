package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;

/** Findings about the machine that asks: its store, its network and its clock. */
enum EnvironmentFinding implements Finding {
    STORE_WORKS(Check.STORE, "store.works", "The store was read, written and cleaned up again."),
    STORE_UNREADABLE(
            Check.STORE,
            Outcome.FAIL,
            "store.unreadable",
            "The store could not be read.",
            "Contact support: the place where this connection is kept cannot be read.",
            "Check that the store is there, running and permitted; the log has its own error."),
    STORE_UNWRITABLE(
            Check.STORE,
            Outcome.FAIL,
            "store.unwritable",
            "The store can be read but not written.",
            "Contact support: the place where this connection is kept cannot be written.",
            "Check free space and permissions of the store; nothing is refreshed while it cannot be written."),
    STORE_RECORD_DAMAGED(
            Check.STORE,
            Outcome.FAIL,
            "store.record-damaged",
            "The connection's record cannot be understood; it was left as it is.",
            "Contact support: what is kept about this connection is damaged.",
            "Restore the record from a backup, or call forget(key) and connect again."),
    STORE_NEWER_FORMAT(
            Check.STORE,
            Outcome.FAIL,
            "store.newer-format",
            "The connection's record was written by a newer release.",
            "Contact support: this program is older than the one that connected.",
            "Update xero-connect on this machine to the release that the other machines run."),
    STORE_NOT_OPENED(
            Check.STORE,
            Outcome.FAIL,
            "store.not-opened",
            "The store was read, and the seal of the connection's record was not opened.",
            "Contact support: what is kept of this connection cannot be used.",
            "See the check of the seal, which names the key."),
    STORE_NO_ANSWER(
            Check.STORE,
            Outcome.FAIL,
            "store.no-answer",
            "The store gave no answer in the time that the test had.",
            "Wait a moment and test again.",
            "Look at the load of the database or file system, and at a connection pool that is used up."),
    NETWORK_REACHABLE(Check.NETWORK, "network.reachable", "Xero's identity host answered."),
    NETWORK_NAME_UNKNOWN(
            Check.NETWORK,
            Outcome.FAIL,
            "network.name-unknown",
            "The name of Xero's identity host could not be resolved.",
            "Check the internet connection of this machine and test again.",
            "Check DNS on this machine; where only a proxy may resolve names, set it on the HTTP transport."),
    NETWORK_REFUSED(
            Check.NETWORK,
            Outcome.FAIL,
            "network.refused",
            "The connection to Xero's identity host was refused or has no route.",
            "Check the internet connection and the firewall of this machine, and test again.",
            "Allow outgoing TCP to identity.xero.com and api.xero.com, port 443."),
    NETWORK_NO_CONNECTION(
            Check.NETWORK,
            Outcome.FAIL,
            "network.no-connection",
            "No connection to Xero's identity host came about in time.",
            "Check that the internet works on this machine, and test again.",
            "Look for a firewall that drops packets to identity.xero.com, port 443, without an answer."),
    NETWORK_TLS(
            Check.NETWORK,
            Outcome.FAIL,
            "network.tls",
            "The TLS connection to Xero's identity host failed.",
            "Check the date of this machine and its antivirus program, and test again.",
            "Look for a proxy or antivirus that opens TLS, an outdated trust store of the JVM, or a wrong date."),
    NETWORK_PROXY(
            Check.NETWORK,
            Outcome.FAIL,
            "network.proxy",
            "The proxy between this machine and Xero refused to pass the request on.",
            "Ask whoever runs your network to let this machine reach Xero.",
            "Check address, user and password of the proxy on the HTTP transport, and its list of allowed hosts."),
    NETWORK_BROKEN_OFF(
            Check.NETWORK,
            Outcome.FAIL,
            "network.broken-off",
            "The connection to Xero's identity host broke before an answer came.",
            "Test again in a minute.",
            "If it happens again, look for a firewall or proxy that ends connections, and at Xero's status page."),
    NETWORK_NO_ANSWER(
            Check.NETWORK,
            Outcome.FAIL,
            "network.no-answer",
            "Xero's identity host gave no answer in the time that the test had.",
            "Wait a few minutes, then test again.",
            "Look at Xero's status page; then for a firewall or proxy that swallows requests."),
    NETWORK_BLOCKED(
            Check.NETWORK,
            Outcome.FAIL,
            "network.blocked",
            "The identity host answered 403 and not in the way of OAuth: the edge of Xero's network refuses"
                    + " this machine.",
            "Contact support: Xero's network does not let this machine through.",
            "Try from another address; if that works, ask Xero's support to unblock this one."),
    NETWORK_UNREADABLE(
            Check.NETWORK,
            Outcome.FAIL,
            "network.unreadable",
            "What came back in place of Xero's identity host is not the answer of an OAuth server.",
            "Open a web page on this machine, sign in to the network if it asks, and test again.",
            "Look for a captive portal or filtering proxy, and compare the endpoints of the manager with Xero's."),
    NETWORK_XERO_DOWN(
            Check.NETWORK,
            Outcome.FAIL,
            "network.xero-down",
            "Xero's identity service answered with an error of its own.",
            "Wait until Xero works again, and test then.",
            "Look at status.xero.com; nothing is lost, and refreshes are tried again by themselves."),
    NETWORK_RATE_LIMITED(
            Check.NETWORK,
            Outcome.FAIL,
            "network.rate-limited",
            "Xero's identity service asks for fewer requests.",
            "Wait a few minutes before you test again.",
            "Find out what asks so often: several programs with one app, or a loop around test or refresh."),
    NETWORK_NOT_ASKED(
            Check.NETWORK,
            Outcome.SKIPPED,
            "network.not-asked",
            "Whether Xero's identity host can be reached was not tried.",
            "Correct what failed in the checks before this one.",
            "The request that shows the network needs an app: see the app's settings and the store."),
    CLOCK_RIGHT(Check.CLOCK, "clock.right", "The clock of this machine agrees with Xero's."),
    CLOCK_OFF(
            Check.CLOCK,
            Outcome.WARN,
            "clock.off",
            "The clock of this machine differs from Xero's by more than 30 seconds.",
            "Switch on automatic time in the settings of this machine.",
            "Synchronise the clock (NTP); from a minute on, consents can be refused."),
    CLOCK_WRONG(
            Check.CLOCK,
            Outcome.FAIL,
            "clock.wrong",
            "The clock of this machine differs from Xero's by more than five minutes.",
            "Set date, time and time zone of this machine right, and switch on automatic time.",
            "Synchronise the clock (NTP): tokens are refreshed too late or all the time, and consents are"
                    + " refused."),
    CLOCK_NOT_CHECKED(
            Check.CLOCK,
            Outcome.SKIPPED,
            "clock.not-checked",
            "No answer of Xero's had a date to compare the clock with.",
            "Test again once Xero can be reached.",
            "See the network check: the clock is read from the same answer.");

    private final CheckResult result;

    EnvironmentFinding(Check check, String id, String finding) {
        result = Finding.pass(check, id, finding);
    }

    EnvironmentFinding(
            Check check, Outcome outcome, String id, String finding, String ownerRemedy, String supportRemedy) {
        result = new CheckResult(check, outcome, id, finding, ownerRemedy, supportRemedy);
    }

    @Override
    public CheckResult result() {
        return result;
    }
}
