package io.xeroconnect.examples;

import io.xeroconnect.model.XeroApp;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The app to use at the real Xero, from the environment.
 *
 * @param app a Web app if there is a secret, else a PKCE app
 */
record RealSettings(XeroApp app) {
    private static final String ID = "XERO_CLIENT_ID";
    private static final String SECRET = "XERO_CLIENT_SECRET";
    private static final String REDIRECT_URI = "XERO_REDIRECT_URI";

    /** Returns whether any of the three variables is set: then the real Xero is meant. */
    static boolean areGiven(Map<String, String> environment) {
        return Stream.of(ID, SECRET, REDIRECT_URI)
                .anyMatch(name -> find(environment, name).isPresent());
    }

    /**
     * Reads the variables.
     *
     * @throws IllegalArgumentException if one is missing or malformed; the message names it and holds no secret
     */
    static RealSettings from(Map<String, String> environment) {
        String id = require(environment, ID, "the client id of an app at Xero");
        URI redirectUri = redirectUri(require(
                environment, REDIRECT_URI, "as registered in the app, for example http://localhost:8742/callback"));
        return new RealSettings(find(environment, SECRET)
                .map(secret -> XeroApp.web(id, secret, redirectUri))
                .orElseGet(() -> XeroApp.pkce(id, redirectUri)));
    }

    private static Optional<String> find(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static String require(Map<String, String> environment, String name, String meaning) {
        return find(environment, name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is not set: " + meaning + "."));
    }

    /** The text is not repeated in the message: a secret may have been pasted here. */
    private static URI redirectUri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    REDIRECT_URI + " is not an address such as http://localhost:8742/callback.");
        }
    }
}
