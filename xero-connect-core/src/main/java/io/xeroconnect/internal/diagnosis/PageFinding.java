package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;

/** Findings about pages that the owner saw in the browser, and about the redirect URI that the owner pasted from Xero. */
enum PageFinding implements Finding {
    INVALID_REDIRECT_URI(
            Check.APP_SETTINGS,
            Outcome.FAIL,
            "page.invalid-redirect-uri",
            "Xero showed \"unauthorized_client : Invalid redirect_uri\".",
            "Copy the redirect URI from here into your app at Xero, save there, and press Connect again.",
            "Let the owner paste what is registered at Xero and compare it: one slash, port or letter is enough."),
    UNKNOWN_CLIENT(
            Check.APP_CREDENTIALS,
            Outcome.FAIL,
            "page.unknown-client",
            "Xero showed \"unauthorized_client : Unknown client or client not enabled\".",
            "Copy the client id from your app's page at Xero again, and press Connect again.",
            "Compare the client id with the one at Xero; the app may be deleted or switched off there."),
    SCOPE_NOT_FOR_CLIENT(
            Check.SCOPES,
            Outcome.FAIL,
            "page.scope-not-for-client",
            "Xero showed \"unauthorized_client : Invalid scope for client\".",
            "Contact support: this program asks for a permission that your app was not approved for.",
            "Remove the scope that needs Xero's approval, or ask Xero to approve the app for it."),
    INVALID_SCOPE(
            Check.SCOPES,
            Outcome.FAIL,
            "page.invalid-scope",
            "Xero showed \"invalid_scope\".",
            "Check at Xero that your app is of the type Web app; if it is, contact support.",
            "A scope is misspelt or retired for this app (broad ones for apps since 2 March 2026), or the id"
                    + " is that of a custom connection."),
    CONNECTION_LIMIT(
            Check.TENANTS,
            Outcome.FAIL,
            "page.connection-limit",
            "Xero showed that the app needs to complete certification before it can connect to more"
                    + " organisations: its limit of connections is reached.",
            "Contact support: the app is connected to as many organisations as its tier at Xero allows.",
            "Delete links that are no longer used (My Apps, Connections management), or move the app to a"
                    + " higher tier: Starter has 5, Core 50."),
    TWO_UNCERTIFIED_APPS(
            Check.TENANTS,
            Outcome.FAIL,
            "page.two-uncertified-apps",
            "Xero showed that the organisation is already connected to two uncertified apps.",
            "Disconnect an app that you no longer use in Xero (Settings, Connected apps), and press Connect"
                    + " again.",
            "An organisation takes two uncertified apps at most; certified apps and custom connections do"
                    + " not count."),
    NO_ORGANISATION(
            Check.USER_ROLE,
            Outcome.FAIL,
            "page.no-organisation",
            "Xero offered no organisation to choose, or not the right one.",
            "Sign in to Xero as a user with the standard or adviser role in this organisation, and press"
                    + " Connect again.",
            "Read-only and invoice-only users cannot connect apps; the trial may be over too."),
    BLANK(
            Check.CONSENT,
            Outcome.FAIL,
            "page.blank",
            "The place where Xero's page should be stayed blank or refused to connect.",
            "Open the page in a window of its own, and press Connect again.",
            "Open the consent in the top window of a full browser: Xero's pages refuse to be framed."),
    CALLBACK_UNREACHABLE(
            Check.CONSENT,
            Outcome.FAIL,
            "page.callback-unreachable",
            "After Allow access the browser could not reach the redirect URI.",
            "Leave this program open while you allow access at Xero, and press Connect again.",
            "Open the redirect URI in the same browser: a server, a certificate or a local port does not answer."),
    OTHER_ERROR(
            Check.CONSENT,
            Outcome.FAIL,
            "page.other",
            "Xero showed another error, such as \"Error code: 500\" without a reason.",
            "Send support a picture of the whole page with its address, and press Connect again.",
            "Look for the message on that page and for its errorId; then run the test of id and secret."),
    SAME(Check.APP_SETTINGS, "redirect.same", "The redirect URI registered at Xero is the one used here."),
    TRAILING_SLASH(
            Check.APP_SETTINGS,
            Outcome.FAIL,
            "redirect.trailing-slash",
            "The redirect URI registered at Xero differs by a slash at its end.",
            "Copy the redirect URI from here into your app at Xero, with or without the last slash as it"
                    + " stands here.",
            "Make both equal; Xero compares letter by letter."),
    SCHEME(
            Check.APP_SETTINGS,
            Outcome.FAIL,
            "redirect.scheme",
            "The redirect URI registered at Xero differs in http and https.",
            "Change http or https in your app at Xero to what stands here.",
            "Make the scheme equal; behind a proxy, use the public https address here."),
    PORT(
            Check.APP_SETTINGS,
            Outcome.FAIL,
            "redirect.port",
            "The redirect URI registered at Xero has another port.",
            "Change the number after the colon in your app at Xero to what stands here.",
            "Make the port equal; with http://localhost the port counts too."),
    CASE(
            Check.APP_SETTINGS,
            Outcome.FAIL,
            "redirect.case",
            "The redirect URI registered at Xero differs in upper and lower case only.",
            "Copy the redirect URI from here into your app at Xero, letter by letter.",
            "Make upper and lower case equal; Xero distinguishes them."),
    LOOPBACK_ADDRESS(
            Check.APP_SETTINGS,
            Outcome.FAIL,
            "redirect.loopback-address",
            "One of the two redirect URIs says 127.0.0.1 and the other localhost.",
            "Write localhost instead of the number in your app at Xero.",
            "Use localhost in both: Xero refuses http://127.0.0.1."),
    HOST(
            Check.APP_SETTINGS,
            Outcome.FAIL,
            "redirect.host",
            "The redirect URI registered at Xero has another host name.",
            "Register the redirect URI that stands here in your app at Xero as well.",
            "Check which host serves the callback, with or without www; up to 50 addresses can be registered."),
    QUERY(
            Check.APP_SETTINGS,
            Outcome.FAIL,
            "redirect.query",
            "The redirect URI registered at Xero differs after the question mark.",
            "Remove what follows the question mark in your app at Xero, unless it stands here too.",
            "Keep parameters out of the redirect URI: state tells which customer comes back."),
    PATH(
            Check.APP_SETTINGS,
            Outcome.FAIL,
            "redirect.other",
            "The redirect URI registered at Xero is another one.",
            "Add the redirect URI that stands here to your app at Xero, and save.",
            "Register the redirect URI used here; the one that was pasted may belong to another product."),
    NOT_AN_ADDRESS(
            Check.APP_SETTINGS,
            Outcome.FAIL,
            "redirect.not-an-address",
            "What was pasted is not a redirect URI.",
            "Paste the whole redirect URI from your app at Xero, beginning with http.",
            "Ask for the whole line under Redirect URIs on the app's Configuration page.");

    private final CheckResult result;

    PageFinding(Check check, String id, String finding) {
        result = Finding.pass(check, id, finding);
    }

    PageFinding(Check check, Outcome outcome, String id, String finding, String ownerRemedy, String supportRemedy) {
        result = new CheckResult(check, outcome, id, finding, ownerRemedy, supportRemedy);
    }

    @Override
    public CheckResult result() {
        return result;
    }
}
