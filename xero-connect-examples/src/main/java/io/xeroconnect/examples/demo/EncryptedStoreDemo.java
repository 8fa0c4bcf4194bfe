package io.xeroconnect.examples.demo;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.examples.recipes.EncryptedStore;
import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.TokenKeys;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps a connection sealed, and gives it another key while it is in use. */
public final class EncryptedStoreDemo {
    private EncryptedStoreDemo() {}

    /** Shows it. */
    public static void run(PrintStream out) throws Exception {
        String oldKey = TokenKeys.generate();
        String newKey = TokenKeys.generate();
        try (TemporaryFolder folder = new TemporaryFolder();
                RecipeShop shop = new RecipeShop()) {
            try (ConnectionManager xero = open(shop, folder.path(), oldKey)) {
                shop.connect(xero, xero);
                out.println("Connected: " + shop.reached(xero) + ". Files that show the client id: "
                        + filesWith(folder.path(), shop.app().clientId()));
            }
            changeKey(shop, folder.path(), newKey, oldKey, out);
            try (ConnectionManager xero = open(shop, folder.path(), newKey)) {
                out.println("With the new key alone: " + shop.reached(xero));
            }
        }
    }

    private static void changeKey(RecipeShop shop, Path folder, String newKey, String oldKey, PrintStream out) {
        EncryptedTokenStore store = EncryptedStore.open(folder, TokenKeys.parse(List.of(newKey, oldKey)));
        String newest = TokenKeys.parse(List.of(newKey)).newestId();
        try (ConnectionManager xero = shop.build(ConnectionManager.builder(store))) {
            out.println("Two keys in the ring, sealed with the new one: "
                    + EncryptedStore.keysInUse(store, xero).equals(Set.of(newest)));
            xero.refresh(RecipeShop.KEY);
            out.println("After the next refresh: "
                    + EncryptedStore.keysInUse(store, xero).equals(Set.of(newest)));
        }
    }

    private static ConnectionManager open(RecipeShop shop, Path folder, String key) {
        return shop.build(ConnectionManager.builder(EncryptedStore.open(folder, TokenKeys.parse(List.of(key)))));
    }

    private static long filesWith(Path folder, String text) throws IOException {
        long found = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found += Files.readString(file, StandardCharsets.ISO_8859_1).contains(text) ? 1 : 0;
            }
        }
        return found;
    }
}
