package io.xeroconnect.examples.wizard;

import com.sun.net.httpserver.HttpServer;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.wizard.Branding;
import io.xeroconnect.wizard.JdkHttpHandler;
import io.xeroconnect.wizard.PageRequest;
import io.xeroconnect.wizard.SetupPages;
import io.xeroconnect.wizard.Visitor;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** What a product writes to have the pages. The README shows the tagged lines. */
final class Mounting {
    private Mounting() {}

    /**
     * Mounts the pages.
     *
     * @param address where they are, as the owner's browser sees it
     * @param redirectUri the callback, as registered at Xero
     * @param signedIn the product's own sign-in
     */
    static void mount(
            HttpServer server,
            ConnectionManager xero,
            URI address,
            URI redirectUri,
            Function<PageRequest, Optional<Visitor>> signedIn) {
        // tag::mounting
        SetupPages pages = SetupPages.builder(xero, address, redirectUri, signedIn)
                .branding(Branding.of("Clipboard Field Service").colours("#0b5394", "#e8f0f8"))
                .signIn(address.resolve("/")) // where somebody goes who is not signed in
                .build();
        server.createContext("/xero", new JdkHttpHandler(pages)); // or: new SetupServlet(pages) at /xero/*
        // end::mounting
    }
}
