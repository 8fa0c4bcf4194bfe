package io.xeroconnect.sandbox.internal.page;

import io.xeroconnect.sandbox.internal.state.AuthorizationRequest;
import io.xeroconnect.sandbox.internal.state.Flow;
import io.xeroconnect.sandbox.internal.state.Organisation;
import io.xeroconnect.sandbox.internal.state.Scopes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks which organisation the app may use; the first in the list is chosen already. */
public final class ConsentPage {
    private static final String CONTENT = """
            %s
            <p>It will be able to use:</p>
            <ul>%s</ul>
            <form method="post" action="/identity/consent">
            <input type="hidden" name="flow" value="%s">
            %s
            <button type="submit" name="action" value="allow">Allow access</button>
            <button type="submit" name="action" value="cancel" class="quiet">Cancel</button>
            </form>
            """;
    private static final String CHOICE = """
            <label class="choice"><input type="%s" name="tenant" value="%s"%s> %s</label>
            """;

    private ConsentPage() {}

    /** Returns the page for this flow and the organisations of its user. */
    public static String html(String ticket, Flow flow, List<Organisation> organisations) {
        AuthorizationRequest request = flow.request();
        String content = CONTENT.formatted(
                Layout.problem(flow.message()), scopes(request), Layout.text(ticket), choices(request, organisations));
        return Layout.page(request.app().name() + " wants access to your data", content);
    }

    private static String scopes(AuthorizationRequest request) {
        return request.scopes().stream()
                .map(scope -> "<li>" + Layout.text(scope) + "</li>")
                .collect(Collectors.joining());
    }

    private static String choices(AuthorizationRequest request, List<Organisation> organisations) {
        if (!Scopes.needTenant(request.scopes())) {
            return "";
        }
        return IntStream.range(0, organisations.size())
                .mapToObj(index -> choice(request, organisations.get(index), index == 0))
                .collect(Collectors.joining("", "<p>Choose an organisation:</p>\n", ""));
    }

    private static String choice(AuthorizationRequest request, Organisation organisation, boolean first) {
        return CHOICE.formatted(
                request.bulk() ? "checkbox" : "radio",
                organisation.tenantId(),
                first ? " checked" : "",
                Layout.text(organisation.name()));
    }
}
