package io.xeroconnect.support;

import io.xeroconnect.callback.AuthorizationCallback;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.callback.CallbackHandler;
import io.xeroconnect.callback.ConsolePasteCallbackHandler;
import io.xeroconnect.callback.LoopbackCallbackHandler;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "connect",
        header = "Asks the owner for consent and connects, or connects again.",
        description = {
            "With a redirect URI at http://localhost the answer is received here; else you paste the "
                    + "address of the page on which the consent ended. A custom connection needs neither. What "
                    + "was connected stays connected until the consent has succeeded.",
            "Ends with 1 if something is left to do, such as choosing the organisation."
        })
final class ConnectCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "KEY", description = "The product's own name for the customer.")
    private String key = "";

    @Option(names = "--paste", description = "Paste the address, even if it could be received here.")
    private boolean paste;

    @Option(names = "--no-browser", description = "Only print the address, for a browser that you open yourself.")
    private boolean noBrowser;

    @Option(
            names = "--own-app",
            description = "The app of --client-id is the customer's own: keep it with the connection.")
    private boolean ownApp;

    @Mixin
    private final Site site = new Site();

    ConnectCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        ConnectionKey wanted = ConnectionKey.of(key);
        Optional<XeroApp> app = site.app(desk);
        if (ownApp && app.isEmpty()) {
            throw Problem.usage("Which app? Name the customer's own one with --client-id and --redirect-uri.");
        }
        Output output = site.output();
        CallbackHandler handler = request -> answer(request, output);
        Optional<XeroApp> managers = app.filter(any -> !ownApp);
        try (Session session = site.open(desk, managers, manager -> manager.callbackHandler(handler))) {
            app.filter(any -> ownApp).ifPresent(own -> session.xero().useApp(wanted, own));
            return Shown.connection(output, desk, session.xero().authorize(wanted));
        }
    }

    private AuthorizationCallback answer(AuthorizationRequest request, Output output) {
        boolean here = "localhost".equalsIgnoreCase(request.redirectUri().getHost());
        CallbackHandler handler = here && !paste
                ? new LoopbackCallbackHandler(address -> show(address, output))
                : new ConsolePasteCallbackHandler(
                        desk.terminal().reader(), desk.terminal().writer());
        return handler.handle(request);
    }

    private void show(URI address, Output output) {
        output.err()
                .println("Let the owner sign in to Xero and allow access, in a browser on this machine:\n\n" + address
                        + "\n");
        output.err().flush();
        if (!noBrowser) {
            desk.browser().accept(address);
        }
    }
}
