package product;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.FileTokenStore;
import java.net.URI;
import java.nio.file.Path;

/** Words: the token endpoint's address, client id, client secret, redirect URI, the store's folder, the key. */
public final class FirstToken {
    private FirstToken() {}

    public static void main(String... words) {
        try (ConnectionManager xero = ConnectionManager.builder(new FileTokenStore(Path.of(words[4])))
                .app(XeroApp.web(words[1], words[2], URI.create(words[3])))
                .endpoints(XeroEndpoints.at(URI.create(words[0])))
                .build()) {
            String token = xero.accessToken(ConnectionKey.of(words[5])).value();
            System.out.println("token of " + token.length());
        }
    }
}
