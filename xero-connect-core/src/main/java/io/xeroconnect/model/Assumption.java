package io.xeroconnect.model;

/**
 * What the library takes to be true of Xero although Xero does not document it. Each is marked by {@link Assumes} where
 * the library rests on it, and is measured at the real Xero by the command {@code verify-xero} of the examples.
 */
public enum Assumption {
    /** The client ids seen in public have this form. */
    CLIENT_ID_FORMAT(
            Confidence.OBSERVED,
            "What does a client id look like?",
            "It has 32 hex digits.",
            "It tells swapped, doubled and narrowly missed fields apart; any other form is taken with a warning."),
    /** No form is documented; shorter ones would be weak. */
    SECRET_FORMAT(
            Confidence.INFERRED,
            "What does a client secret look like?",
            "It has at least 20 characters, usually 48, and is not 32 hex digits.",
            "It tells swapped and cut-off fields apart; one of 20 to 47 is called cut off only once Xero refused it."),
    /** RFC 6749 §5.2 allows both statuses; Xero names the error, not the status. */
    WRONG_SECRET_ANSWER(
            Confidence.INFERRED,
            "How does the token endpoint answer a wrong secret?",
            "With status 400 or 401 and the error invalid_client.",
            "Both are read alike, also without a body, and no connection ends because of it."),
    /** The order of RFC 6749 §3.2.1; Xero documents both errors, not which comes first. */
    APP_JUDGED_BEFORE_GRANT(
            Confidence.INFERRED,
            "Does Xero judge the app before the grant?",
            "A made-up code is invalid_grant with the right secret, invalid_client with a wrong one.",
            "The test of id and secret sends nothing that could be spent."),
    /** Reported for client credentials of Web apps, without the status. */
    REFUSED_GRANT_ANSWER(
            Confidence.OBSERVED,
            "How is a grant refused that the app may not use?",
            "With status 400 or 401 and the error unauthorized_client.",
            "The app is reported as misconfigured, and its connections stay alive."),
    /** No limit is documented, and no 429 of this host was found in public. */
    TOKEN_ENDPOINT_LIMITS(
            Confidence.INFERRED,
            "Does the token endpoint limit requests?",
            "A few a minute are not limited; one that is limited (429) was not processed.",
            "A limited refresh backs off by Retry-After, and its token is tried again."),
    /** A probe of another integration relies on it. */
    CONSENT_PAGE_REDIRECTS(
            Confidence.OBSERVED,
            "Does the consent page tell at once whether it accepts a request?",
            "Accepted: on to a sign-in. Refused: on to /identity/error, which names the cause.",
            "Anything else says nothing, and the owner goes on to the consent."),
    /** Several products send it; Xero documents it for apps without a secret. */
    PKCE_FOR_WEB_APPS(
            Confidence.OBSERVED,
            "May a Web app use PKCE?",
            "Yes: a consent with a code challenge succeeds with its verifier.",
            "A stolen code is worth nothing without the verifier."),
    /** Sources disagree about the plus sign; this form is in none of the complaints. */
    SCOPES_SEPARATED_BY_PERCENT_20(
            Confidence.OBSERVED,
            "How are scopes separated in the address of the consent?",
            "By %20: all that are asked for are granted.",
            "The answer's own list of scopes is stored, not the list that was asked for."),
    /** A sample of Xero's sends one by default; no page lists the parameter. */
    NONCE_COMES_BACK(
            Confidence.INFERRED,
            "Does the id_token repeat the nonce?",
            "Yes, unchanged.",
            "An id_token without it is refused: it could be of another request."),
    /** RFC 9207 §2.4; no callback of Xero's was seen with one. */
    CALLBACK_ISSUER(
            Confidence.INFERRED,
            "Does the callback name its issuer?",
            "It names none, or the issuer of the id_tokens.",
            "A callback of any other issuer is refused."),
    /** The error was seen and confirmed by Xero; that the state comes with it is inferred. */
    CANCEL_CALLS_BACK(
            Confidence.OBSERVED,
            "What comes back when the owner presses Cancel?",
            "error=access_denied with the state of the request.",
            "An answer without the state is ignored, and the consent times out."),
    /** Follows if the app is judged before the grant. */
    REFUSED_SECRET_KEEPS_CODE(
            Confidence.INFERRED,
            "Does a refused secret spend the authorization code?",
            "No: the older secret may be tried with it.",
            "If it does, the owner is asked to press Connect again."),
    /** Follows if the app is judged before the grant. */
    REFUSED_SECRET_KEEPS_TOKEN(
            Confidence.INFERRED,
            "Does a refused secret spend the refresh token?",
            "No: the older secret may be tried with it.",
            "If it does, the token is in its grace period and is replayed."),
    /** Access tokens are signed and carry their own end. */
    OLD_ACCESS_TOKEN_SERVES_ON(
            Confidence.INFERRED,
            "Does an access token outlive a refresh?",
            "Yes, until its own end.",
            "A call that is refused all the same is repeated once with the new token."),
    /** Xero says that a replay works, not what it gives. */
    REPLAY_GIVES_LIVING_TOKENS(
            Confidence.INFERRED,
            "What does a replay in the grace period give?",
            "Tokens that live on; those of the first use may not.",
            "One more refresh follows a doubtful one; if every known token is refused, a consent mends it."),
    /** Xero says 30 minutes, not from when. */
    GRACE_PERIOD_FROM_FIRST_USE(
            Confidence.INFERRED,
            "From when do the 30 minutes of grace count?",
            "From the first use; a replay does not prolong them.",
            "The confirming refresh comes 20 minutes after the first use at the latest."),
    /** Seen in logs of several products. */
    EXPIRED_TOKEN_ANSWER(
            Confidence.OBSERVED,
            "How is an expired access token refused?",
            "With status 401, naming TokenExpired or invalid_token.",
            "Only then is the token refreshed and the call repeated, once."),
    /** Seen in logs of several products, with two spellings of the header. */
    MISSING_SCOPE_ANSWER(
            Confidence.OBSERVED,
            "How is a call refused for which the scope is missing?",
            "With status 401, insufficient_scope or AuthorizationUnsuccessful.",
            "No refresh is spent on it."),
    /** The endpoint is documented; which action a scope needs is not. */
    ROLE_ACTIONS(
            Confidence.INFERRED,
            "Which of a user's actions do the scopes need?",
            "CreateApprovedInvoice, CreateInvoicePayment and AttachFilesIntoInvoice are among them.",
            "An action that Xero does not name counts as allowed."),
    /** Not documented; the claim stands in the access token only. */
    CONSENT_ID_SURVIVES_REFRESH(
            Confidence.INFERRED,
            "Is authentication_event_id the same after a refresh?",
            "Yes.",
            "If not, the tenant connected before or the newest stamp decides."),
    /** Told by Xero's support to others. */
    NEW_LINK_CARRIES_CONSENT_ID(
            Confidence.OBSERVED,
            "Is a new link's authEventId the consent's authentication_event_id?",
            "Yes.",
            "Where none matches, the newest stamp decides, or the owner; never the first of the list."),
    /** A user reports that the id stays; another product that the stamp misleads. */
    RENEWED_LINK_HAS_NEWEST_STAMP(
            Confidence.OBSERVED,
            "What changes on a link that is connected again?",
            "Its authEventId, or at least its updatedDateUtc.",
            "The tenant connected until now wins if it is listed."),
    /** The documentation says the converse: different stamps mean connected again. */
    NEW_LINK_HAS_EQUAL_STAMPS(
            Confidence.INFERRED,
            "Are createdDateUtc and updatedDateUtc of a new link equal?",
            "Yes.",
            "Any doubt counts as an older link, which is never removed."),
    /** From reports of users. */
    DEMO_RESET_CHANGES_TENANT(
            Confidence.OBSERVED,
            "What does the reset of a demo company change?",
            "The tenant id; the former one is no longer listed.",
            "The owner still has to confirm the new tenant."),
    /** From the few names seen in public; not checked for every country. */
    DEMO_COMPANY_NAME(
            Confidence.INFERRED,
            "How is a demo company named?",
            "Its name begins with the words Demo Company.",
            "It only chooses between two wordings of one question to the owner."),
    /** Reported by several users. */
    DISCONNECTED_TENANT_ONLY_VANISHES(
            Confidence.OBSERVED,
            "What happens when the last tenant is disconnected?",
            "It vanishes from the list; refreshes go on.",
            "The list is read daily, and after a call that was refused with 403."),
    /** The specification says 404; 403 was seen for other people's ids. */
    REPEATED_DELETE_ANSWER(
            Confidence.OBSERVED,
            "How is the deletion of a deleted link answered?",
            "With 403 or 404, or as if it were the first.",
            "A link counts as gone only if a fresh list lacks it."),
    /** RFC 7009 §2.2 asks for it. */
    SUPERSEDED_TOKEN_REVOKES(
            Confidence.INFERRED,
            "How is the revocation of a superseded token answered?",
            "With status 200, as for any token.",
            "The newest known token is revoked, after the links are deleted one by one."),
    /** Xero's page offers another secret beside the first; their number is not documented. */
    TWO_SECRETS_AT_ONCE(
            Confidence.OBSERVED,
            "May an app have two secrets at once?",
            "Yes, and both work until one is deleted.",
            "Both are kept until the new one was accepted."),
    /** Nothing says that a token is tied to the secret it was issued under. */
    TOKENS_OUTLIVE_THEIR_SECRET(
            Confidence.INFERRED,
            "Can a refresh token be used with another secret of the app?",
            "Yes.",
            "If not, only the refresh token is refused, and a consent mends it."),
    /** Xero announces the day; neither the hour nor what becomes of tokens that were granted them. */
    BROAD_SCOPES_END(
            Confidence.INFERRED,
            "What becomes of a consent to broad scopes on 13 September 2027?",
            "It lives on without them, from the first hour of the day in UTC.",
            "The day counts, whatever a token lists, and warnings begin 180 days before."),
    /** No successful call is known since 2021. */
    MIGRATION_IS_OVER(
            Confidence.INFERRED,
            "Can OAuth 1.0a tokens still be swapped at /oauth/migrate?",
            "No: the address is gone, with status 404 or 410.",
            "Whatever it answers leads to a consent, which always works.");

    /** Where an assumption comes from. */
    public enum Confidence {
        /** Others have seen it at Xero. */
        OBSERVED,
        /** It follows from a standard, or from what Xero does document. */
        INFERRED
    }

    private final Confidence confidence;
    private final String question;
    private final String assumed;
    private final String safeChoice;

    Assumption(Confidence confidence, String question, String assumed, String safeChoice) {
        this.confidence = confidence;
        this.question = question;
        this.assumed = assumed;
        this.safeChoice = safeChoice;
    }

    /** Returns where it comes from. */
    public Confidence confidence() {
        return confidence;
    }

    /** Returns what Xero leaves open. */
    public String question() {
        return question;
    }

    /** Returns the answer that the library takes to be true. */
    public String assumed() {
        return assumed;
    }

    /** Returns why the library is on the safe side if it is not. */
    public String safeChoice() {
        return safeChoice;
    }
}
