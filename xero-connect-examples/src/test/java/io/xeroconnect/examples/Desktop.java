package io.xeroconnect.examples;

import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A machine with a free port and an owner at its browser, who allows whatever is asked. */
final class Desktop {
    final SandboxApp app;
    final AtomicInteger consents = new AtomicInteger();
    final SandboxUser owner;
    final SandboxOrganisation shop;

    private SandboxOrganisation[] chosen = {};
    private CompletableFuture<String> lastPage = CompletableFuture.completedFuture("");

    Desktop(XeroSandbox xero, String organisation) {
        owner = xero.addUser("owner@shop.example");
        shop = xero.addOrganisation(organisation, owner);
        app = xero.addWebApp("Till", URI.create("http://localhost:" + freePort() + "/callback"));
    }

    /** Chooses this organisation from now on, in place of the oldest one. */
    void choose(SandboxOrganisation organisation) {
        chosen = new SandboxOrganisation[] {organisation};
    }

    /** Does what a browser does: returns at once, while the owner walks through Xero's pages and back. */
    void open(URI address) {
        consents.incrementAndGet();
        lastPage = CompletableFuture.supplyAsync(() -> owner.open(owner.allow(address, chosen)));
    }

    /** Returns what the owner read in the end. */
    String lastPage() {
        return lastPage.join();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
