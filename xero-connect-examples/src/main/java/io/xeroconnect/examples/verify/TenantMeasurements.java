package io.xeroconnect.examples.verify;

import static io.xeroconnect.model.Assumption.DEMO_COMPANY_NAME;
import static io.xeroconnect.model.Assumption.MISSING_SCOPE_ANSWER;
import static io.xeroconnect.model.Assumption.ROLE_ACTIONS;

import io.xeroconnect.model.AssumedValues;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the connected organisation answers. */
final class TenantMeasurements {
    private final Session session;

    TenantMeasurements(Session session) {
        this.session = session;
    }

    List<Measurement> all() {
        return List.of(
                new Measurement(DEMO_COMPANY_NAME, this::demoName),
                new Measurement(ROLE_ACTIONS, this::actions),
                new Measurement(MISSING_SCOPE_ANSWER, this::missingScope));
    }

    private Finding demoName() throws IOException, InterruptedException {
        List<Object> found = Json.items(read("Organisation").members().getOrDefault("Organisations", List.of()));
        Map<String, Object> organisation = found.isEmpty() ? Map.of() : Json.members(found.get(0));
        Optional<Object> demo = Optional.ofNullable(organisation.get("IsDemoCompany"));
        if (demo.isEmpty()) {
            return Finding.notApplicable("the answer does not say whether it is a demo company");
        }
        if (!Boolean.TRUE.equals(demo.get())) {
            return Finding.notMeasured("the connected organisation is no demo company");
        }
        boolean usual = String.valueOf(organisation.get("Name")).startsWith("Demo Company");
        return Finding.of(usual, usual ? "its name begins so" : "its name begins otherwise");
    }

    private Finding actions() throws IOException, InterruptedException {
        Reply reply = read("Organisation/Actions");
        if (reply.status() == 404) {
            return Finding.notApplicable("this server has no Organisation/Actions");
        }
        List<Object> named = Json.items(reply.members().getOrDefault("Actions", List.of())).stream()
                .map(action -> Json.members(action).getOrDefault("Name", ""))
                .toList();
        List<String> missing = AssumedValues.ACTIONS_BY_SCOPE.values().stream()
                .distinct()
                .sorted()
                .filter(action -> !named.contains(action))
                .toList();
        return Finding.of(
                missing.isEmpty(),
                named.size() + " actions, missing: " + (missing.isEmpty() ? "none" : String.join(", ", missing)));
    }

    /** Journals are of a scope that was not asked for. */
    private Finding missingScope() throws IOException, InterruptedException {
        Reply reply = read("Journals");
        if (reply.status() == 404) {
            return Finding.notApplicable("this server has no Journals");
        }
        boolean header = reply.header("WWW-Authenticate").matches("(?s).*insuffici?ent_scope.*");
        boolean body = reply.body().contains("AuthorizationUnsuccessful");
        return Finding.of(
                reply.status() == 401 && (header || body),
                reply.told() + ", header " + (header ? "insufficient_scope" : "without it") + ", body "
                        + (body ? "AuthorizationUnsuccessful" : "without it"));
    }

    private Reply read(String resource) throws IOException, InterruptedException {
        return session.api().read(session.tokens(), session.link(), resource);
    }
}
