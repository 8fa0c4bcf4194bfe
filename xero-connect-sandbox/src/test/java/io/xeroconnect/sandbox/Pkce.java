package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.http.HttpResponse;

/** The code flow of an app without a secret, with the verifier of RFC 7636, appendix B. */
final class Pkce {
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private Pkce() {}

    static String code(TestClient client, SandboxApp app, SandboxUser user) {
        Form request = client.request(app).add("code_challenge", CHALLENGE).add("code_challenge_method", "S256");
        return TestClient.parameters(user.allow(client.authorizationUri(request)))
                .get("code");
    }

    /** Consents and exchanges the code; an empty verifier is not sent. */
    static HttpResponse<String> exchange(TestClient client, SandboxApp app, SandboxUser user, String verifier) {
        Form form = client.codeForm(app, code(client, app, user))
                .add("client_id", app.clientId())
                .addUnlessEmpty("code_verifier", verifier);
        return client.post("/connect/token", form);
    }

    static Tokens connect(TestClient client, SandboxApp app, SandboxUser user) {
        return Tokens.of(exchange(client, app, user, VERIFIER));
    }
}
