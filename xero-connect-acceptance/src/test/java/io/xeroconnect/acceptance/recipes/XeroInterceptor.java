package io.xeroconnect.acceptance.recipes;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Gives OkHttp's requests the token and the organisation of a shop: {@code new OkHttpClient.Builder().addInterceptor(…)},
 * one client for all shops, and on each request to Xero {@code .tag(ConnectionKey.class, shop)}. Without a tag a request
 * passes as it is, so no other host gets a token.
 */
public final class XeroInterceptor implements Interceptor {
    private static final long LARGEST_ERROR = 65_536;

    private final ConnectionManager xero;

    /** Takes the tokens from this manager. */
    public XeroInterceptor(ConnectionManager xero) {
        this.xero = xero;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        ConnectionKey shop = chain.request().tag(ConnectionKey.class);
        if (shop == null) {
            return chain.proceed(chain.request());
        }
        try {
            return intercept(chain, shop);
        } catch (XeroConnectException e) {
            // A callback of OkHttp's hears of an IOException only; anything else ends its thread.
            throw new IOException(e.remedy(), e);
        }
    }

    private Response intercept(Chain chain, ConnectionKey shop) throws IOException {
        AccessToken token = xero.accessToken(shop);
        Response answer = chain.proceed(with(token, shop, chain.request()));
        if (!saysExpired(answer) || isOneShot(chain.request())) {
            return answer;
        }
        answer.close();
        // Once: whatever is wrong with another token is not its age.
        return chain.proceed(with(xero.refreshRejected(shop, token), shop, chain.request()));
    }

    /** A 401 may also mean a missing scope, which no refresh mends. */
    private static boolean saysExpired(Response answer) throws IOException {
        return answer.code() == 401 && answer.peekBody(LARGEST_ERROR).string().contains("TokenExpired");
    }

    private static boolean isOneShot(Request request) {
        RequestBody body = request.body();
        return body != null && body.isOneShot();
    }

    private Request with(AccessToken token, ConnectionKey shop, Request request) {
        Request.Builder complete = request.newBuilder().header("Authorization", token.authorizationHeader());
        // A custom connection has no tenant, and needs no header.
        xero.findConnection(shop)
                .flatMap(XeroConnection::tenant)
                .ifPresent(tenant -> complete.header("xero-tenant-id", tenant.tenantId()));
        return complete.build();
    }
}
