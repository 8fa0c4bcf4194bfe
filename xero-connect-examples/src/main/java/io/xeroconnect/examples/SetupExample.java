package io.xeroconnect.examples;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.callback.LoopbackCallbackHandler;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.store.FileTokenStore;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The set-up at a console: with the real Xero, or with a sandbox that ends with it. */
final class SetupExample {
    private static final ConnectionKey KEY = ConnectionKey.of("setup");
    private static final URI CALLBACK = URI.create("http://localhost:8742/callback");

    private final Prompt prompt;
    private final PrintStream out;

    SetupExample(Prompt prompt, PrintStream out) {
        this.prompt = prompt;
        this.out = out;
    }

    /** Runs {@code setup [reconnect] [real]}; returns the exit status. */
    int run(Path folder, List<String> words) {
        SetupPath path = words.contains("reconnect") ? SetupPath.RECONNECT : SetupPath.FIRST_SETUP;
        if (words.contains("real")) {
            Path real = folder.resolve("real");
            out.printf(
                    "This talks to the real Xero. What you enter is kept in %s, so you can leave and go on later.%n",
                    real);
            return run(real, path, XeroEndpoints.PRODUCTION);
        }
        try (XeroSandbox sandbox = XeroSandbox.start()) {
            SandboxUser owner = sandbox.addUser("owner@shop.example");
            sandbox.addOrganisation("Corner Shop", owner);
            SandboxApp app = sandbox.addWebApp("Corner Till", CALLBACK);
            out.printf(
                    "This is a sandbox: what the instructions say of Xero is done already, up to the consent.%n"
                            + "It ends with this program, so what is left here begins anew; only real is resumed.%n"
                            + "Client id:     %s%nClient secret: %s%nSign in as:    %s, without a password%n",
                    app.clientId(), app.secret(), owner.email());
            return run(
                    folder.resolve("sandbox-" + sandbox.baseUri().getPort()),
                    path,
                    XeroEndpoints.at(sandbox.baseUri()));
        }
    }

    private int run(Path folder, SetupPath path, XeroEndpoints endpoints) {
        try (ConnectionManager xero = ConnectionManager.builder(new FileTokenStore(folder))
                .endpoints(endpoints)
                .setup(SetupSettings.of("Corner Till", CALLBACK))
                .callbackHandler(new LoopbackCallbackHandler(address -> out.printf("  Open: %s%n", address)))
                .build()) {
            return new SetupConsole(xero, KEY, path, prompt, out).run() ? 0 : 1;
        }
    }
}
