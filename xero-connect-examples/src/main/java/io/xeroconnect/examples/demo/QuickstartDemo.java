package io.xeroconnect.examples.demo;

import io.xeroconnect.examples.recipes.Quickstart;
import io.xeroconnect.sandbox.Endpoint;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Starts the program twice, with an owner at the browser of the same machine. */
public final class QuickstartDemo {
    private QuickstartDemo() {}

    /** Shows it. */
    public static void run(PrintStream out) throws Exception {
        try (TemporaryFolder folder = new TemporaryFolder();
                RecipeShop shop = new RecipeShop(URI.create("http://localhost:" + freePort() + "/callback"))) {
            for (String start : List.of("First start", "Next start")) {
                out.println(start + ": " + RecipeShop.name(start(shop, folder.path())));
            }
            out.println("Consents: " + shop.xero.count(Endpoint.AUTHORIZE));
        }
    }

    private static String start(RecipeShop shop, Path folder) throws IOException {
        return Quickstart.organisation(
                shop.app().clientId(),
                shop.app().clientSecret().orElseThrow(),
                shop.registered.redirectUri(),
                folder,
                shop.endpoints(),
                address -> browse(shop, address));
    }

    /** As a browser does: returns at once, while the owner walks through Xero's pages and back. */
    private static void browse(RecipeShop shop, URI address) {
        new Thread(() -> shop.owner.open(shop.owner.allow(address)), "browser").start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
