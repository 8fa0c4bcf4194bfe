package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.http.Handler;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.state.Flow;
import io.xeroconnect.sandbox.internal.state.World;

/**
 * {@code GET /identity/connect/authorize}: on to the sign-in page, or to an error page. So the first redirect tells,
 * without following it, whether Xero accepts the request: observed by others at Xero, not documented.
 */
public final class AuthorizeEndpoint implements Handler {
    private final World world;
    private final RequestCheck check;

    /** Begins flows in this world. */
    public AuthorizeEndpoint(World world) {
        this.world = world;
        this.check = new RequestCheck(world);
    }

    @Override
    public Reply handle(Request request) {
        Form query = request.method().equals("POST") ? request.form() : request.query();
        try {
            String flow = world.flows().put(Flow.begin(check.check(query)));
            return Reply.redirect("/identity/user/login?flow=" + flow);
        } catch (RefusedRequest e) {
            return Reply.redirect(e.location(world));
        }
    }
}
