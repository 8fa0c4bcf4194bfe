package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.AuthorizationCode;
import io.xeroconnect.sandbox.internal.state.AuthorizationRequest;
import io.xeroconnect.sandbox.internal.state.Consent;
import io.xeroconnect.sandbox.internal.state.Flow;
import io.xeroconnect.sandbox.internal.state.Organisation;
import io.xeroconnect.sandbox.internal.state.Scopes;
import io.xeroconnect.sandbox.internal.state.User;
import io.xeroconnect.sandbox.internal.state.World;
import java.util.List;
import java.util.Optional;

/** Turns the answered consent page into the address that the browser is sent back to. */
final class ConsentForm {
    /** The rule is Xero's; where it is shown and in which words is an assumption. */
    private static final String TWO_UNCERTIFIED_APPS =
            "This organisation is connected to two uncertified apps already. Disconnect one of them first.";

    private final World world;

    ConsentForm(World world) {
        this.world = world;
    }

    /** Returns the callback or an error page, or empty if the choice of organisations makes no sense. */
    Optional<String> answer(Flow flow, User user, Form form) {
        if (!form.get("action").equals("allow")) {
            return Optional.of(cancelled(flow.request()));
        }
        List<Organisation> chosen = world.organisationsOf(user).stream()
                .filter(organisation ->
                        form.all("tenant").contains(organisation.tenantId().toString()))
                .toList();
        App app = flow.request().app();
        if (chosen.stream().anyMatch(organisation -> world.connections().isFull(organisation, app))) {
            return Optional.of(new RefusedRequest(TWO_UNCERTIFIED_APPS).location(world));
        }
        return makesSense(flow.request(), chosen)
                ? Optional.of(allowed(flow.request(), world.consent(flow.request(), user, chosen)))
                : Optional.empty();
    }

    private static boolean makesSense(AuthorizationRequest request, List<Organisation> chosen) {
        if (!Scopes.needTenant(request.scopes())) {
            return chosen.isEmpty();
        }
        return chosen.size() == 1 || (chosen.size() > 1 && request.bulk());
    }

    private String allowed(AuthorizationRequest request, Consent consent) {
        AuthorizationCode code = new AuthorizationCode(
                request, consent, world.now().plus(world.rules().code()));
        Form parameters = Form.empty()
                .add("code", world.codes().put(code))
                .add("scope", String.join(" ", consent.scopes()))
                .addUnlessEmpty("state", request.state())
                .add("session_state", consent.sessionId());
        return callback(request, parameters);
    }

    private static String cancelled(AuthorizationRequest request) {
        Form parameters = Form.empty()
                .add("error", "access_denied")
                .add("error_description", "TenantConsent status DENIED")
                .addUnlessEmpty("state", request.state());
        return callback(request, parameters);
    }

    private static String callback(AuthorizationRequest request, Form parameters) {
        String separator = request.redirectUri().contains("?") ? "&" : "?";
        return request.redirectUri() + separator + parameters.encode();
    }
}
