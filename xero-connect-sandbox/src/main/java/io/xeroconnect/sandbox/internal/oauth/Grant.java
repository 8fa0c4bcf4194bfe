package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.state.App;
import java.util.Map;

/** One {@code grant_type}. */
interface Grant {
    /** Returns the token response for an authenticated app, or throws {@link OAuthError}. */
    Map<String, Object> exchange(App app, Form form);
}
