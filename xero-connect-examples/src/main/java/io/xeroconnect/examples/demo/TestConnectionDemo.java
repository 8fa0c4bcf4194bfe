package io.xeroconnect.examples.demo;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.examples.recipes.TestConnection;
import io.xeroconnect.store.InMemoryTokenStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tests a connection before its consent, after it, and when its secret was deleted at Xero. */
public final class TestConnectionDemo {
    private TestConnectionDemo() {}

    /** Shows it. */
    public static void run(PrintStream out) throws Exception {
        try (TemporaryFolder folder = new TemporaryFolder();
                RecipeShop shop = new RecipeShop();
                ConnectionManager xero = shop.build(ConnectionManager.builder(new InMemoryTokenStore()))) {
            TestConnection recipe = new TestConnection(xero);
            xero.useApp(RecipeShop.KEY, shop.app());
            out.println("Before the consent: " + recipe.forOwner(RecipeShop.KEY));
            shop.connect(xero, xero);
            out.println("Connected: " + recipe.forOwner(RecipeShop.KEY));
            shop.registered.deleteSecret(shop.registered.secret());
            out.println("The secret was deleted at Xero: " + recipe.forOwner(RecipeShop.KEY));
            Path zip = folder.path().resolve("support.zip");
            recipe.forSupport(RecipeShop.KEY, zip);
            out.println("For support: " + names(zip));
        }
    }

    private static String names(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().map(ZipEntry::getName).sorted().toList().toString();
        }
    }
}
