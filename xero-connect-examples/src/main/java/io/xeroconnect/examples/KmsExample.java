package io.xeroconnect.examples;

import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.examples.kms.EnvelopeCipher;
import io.xeroconnect.examples.kms.LocalKeyService;
import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.FileTokenStore;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a shop's connection sealed by a key management service, and looks what an outage of it does. */
final class KmsExample {
    private final PrintStream out;

    KmsExample(PrintStream out) {
        this.out = out;
    }

    void run() throws Exception {
        Path folder = Files.createTempDirectory("xero-connect-kms");
        run(folder);
        out.println("The records and the key store are in " + folder);
    }

    void run(Path folder) throws Exception {
        LocalKeyService service = LocalKeyService.open(folder.resolve("master.p12"), "change-me".toCharArray());
        // Each start of the product begins with a cipher that remembers nothing.
        try (Retailer retailer = new Retailer(() ->
                EncryptedTokenStore.over(new FileTokenStore(folder.resolve("records")), new EnvelopeCipher(service)))) {
            retailer.product().useApp(Retailer.CORNER, retailer.appWith(retailer.app.secret()));
            retailer.consent(Retailer.CORNER, retailer.cornerShop);
            out.println("Connected: " + retailer.organisation(Retailer.CORNER));
            service.setOut(true);
            out.println("The key service is out, and the product goes on: " + retailer.organisation(Retailer.CORNER));
            retailer.restart();
            out.println("It is started again meanwhile: " + refusal(retailer));
            service.setOut(false);
            out.println("The key service is back: " + retailer.organisation(Retailer.CORNER));
        }
    }

    private static String refusal(Retailer retailer) throws Exception {
        try {
            return retailer.organisation(Retailer.CORNER);
        } catch (TokenStoreException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
