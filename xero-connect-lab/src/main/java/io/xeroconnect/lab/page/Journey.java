package io.xeroconnect.lab.page;

import io.xeroconnect.sandbox.internal.browser.Browser;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The example's first customer sets up a connection, up to its test, as an owner does at a browser. */
final class Journey {
    static final String WHOSE = "connection=harbour";
    static final String WAY = WHOSE + "&way=FIRST_SETUP";

    private final Visitor owner;

    Journey(Visitor owner) {
        this.owner = owner;
    }

    void signIn() throws IOException, InterruptedException {
        owner.get("/sign-in?as=harbour");
    }

    /** Goes all steps until Xero has sent the owner back. */
    void connect() throws IOException, InterruptedException {
        String product = owner.get("/");
        signIn();
        String page = owner.get("/xero/choose?" + WHOSE);
        page = send("choose", page, Map.of());
        for (String step : List.of("PREPARE", "SIGN_IN", "CREATE_APP")) {
            page = send("set-up", page, Map.of("step", step));
        }
        page = send("set-up", page, Map.of("step", "CLIENT_ID", "CLIENT_ID", shown("Client id", product)));
        page = send("set-up", page, Map.of("step", "CLIENT_SECRET", "CLIENT_SECRET", shown("Client secret", product)));
        page = send("set-up", page, Map.of("step", "SAVE_AT_XERO"));
        String leaving = send("connect", page, Map.of());
        URI xero = URI.create(Visitor.found("url=([^\"]*)", leaving).replace("&amp;", "&"));
        URI callback = new Browser(xero.resolve("/")).allow(xero, shown("Login at Xero", product), List.of());
        owner.get(callback.toString());
    }

    private static String shown(String what, String product) {
        return Visitor.found(what + ": <code>([^<]*)", product);
    }

    private String send(String action, String page, Map<String, String> fields)
            throws IOException, InterruptedException {
        Map<String, String> all = Stream.concat(
                        fields.entrySet().stream(),
                        Map.of("connection", "harbour", "way", "FIRST_SETUP").entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return owner.post("/xero/" + action, page, all);
    }
}
