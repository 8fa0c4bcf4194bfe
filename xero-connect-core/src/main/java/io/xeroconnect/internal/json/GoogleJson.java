package io.xeroconnect.internal.json;

import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.jackson2.JacksonFactory;

/** The JSON library that Google's OAuth client is given. */
public final class GoogleJson {
    /** Deprecated by Google in favour of Gson's; Jackson is the one that Xero's own SDK already brings. */
    @SuppressWarnings("deprecation")
    public static final JsonFactory FACTORY = JacksonFactory.getDefaultInstance();

    private GoogleJson() {}
}
