package io.xeroconnect.acceptance.torture;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.net.URI;
import java.util.function.UnaryOperator;

/** The library. */
final class LibraryKeeper implements TokenKeeper {
    private final ConnectionManager manager;

    LibraryKeeper(ConnectionManagerBuilder builder, XeroEndpoints xero) {
        this.manager = builder.endpoints(xero).build();
    }

    @Override
    public void connect(ConnectionKey key, XeroApp app, UnaryOperator<URI> owner) {
        manager.useApp(key, app);
        AuthorizationRequest request = manager.beginAuthorization(key);
        URI callback = owner.apply(request.uri());
        manager.completeAuthorization(callback.getRawQuery(), request.bindingCookie());
    }

    @Override
    public String accessToken(ConnectionKey key) {
        return manager.accessToken(key).value();
    }

    @Override
    public String refresh(ConnectionKey key) {
        return manager.refresh(key).value();
    }

    @Override
    public void close() {
        manager.close();
    }
}
