package io.xeroconnect.wizard;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import java.util.List;
import java.util.Optional;

/** Which of several organisations, or whether it may be another one than before. */
final class OrganisationPage {
    private static final String TENANT = "organisation";
    private static final String ANSWER = "answer";

    private final Parts parts;

    OrganisationPage(Parts parts) {
        this.parts = parts;
    }

    PageResponse show(Visit visit) {
        XeroConnection connection = find(visit).orElseThrow(Refusal::notFound);
        Optional<Tenant> other = connection.tenantToConfirm();
        if (other.isPresent()) {
            return parts.show(visit, confirmation(visit, connection, other.get()));
        }
        return connection.tenants().isEmpty()
                ? parts.goTo(parts.connection(visit.key()))
                : parts.show(visit, choice(visit, connection));
    }

    private Optional<XeroConnection> find(Visit visit) {
        return parts.xero().findConnection(visit.key());
    }

    private Draft confirmation(Visit visit, XeroConnection connection, Tenant other) {
        String former = connection.tenantName().orElseGet(() -> parts.text("organisation.former"));
        String shop = visit.connection().label();
        Html confirm = form(visit, other, "confirm")
                .add(Html.of("button", "button quiet")
                        .set("type", "submit")
                        .text(parts.text("organisation.confirm", other.name())));
        Html reject = form(visit, other, "reject")
                .add(Html.of("button", "button").set("type", "submit").text(parts.text("organisation.reject", former)));
        Html content = Html.of("div", "panel")
                .add(Html.of("p", "lead").text(parts.text("organisation.other.text", shop, former, other.name())))
                .add(Html.of("p", "warning").text(parts.text("organisation.other.warning")))
                .add(Html.of("div", "actions").add(reject, confirm));
        return Draft.of(parts.text("organisation.other"), content);
    }

    private Html form(Visit visit, Tenant tenant, String answer) {
        Html form = parts.form(visit, "organisation")
                .add(Parts.hidden(TENANT, tenant.tenantId()), Parts.hidden(ANSWER, answer));
        return form.add(visit.findPath().map(path -> Parts.hidden(Visit.PATH, path.name())));
    }

    private Draft choice(Visit visit, XeroConnection connection) {
        Optional<String> now = connection.tenant().map(Tenant::tenantId);
        List<Html> choices = connection.tenants().stream()
                .map(tenant ->
                        choice(tenant, now.filter(tenant.tenantId()::equals).isPresent()))
                .toList();
        Html form = parts.form(visit, "organisation")
                .add(visit.findPath().map(path -> Parts.hidden(Visit.PATH, path.name())))
                .add(Html.of("fieldset")
                        .add(Html.of("legend")
                                .text(parts.text(
                                        "organisation.question",
                                        visit.connection().label())))
                        .add(choices))
                .add(parts.button("organisation.choose"));
        return Draft.of(
                parts.text("organisation.title"), Html.of("div", "panel").add(form));
    }

    private static Html choice(Tenant tenant, boolean now) {
        Html input = Html.of("input")
                .set("type", "radio")
                .set("name", TENANT)
                .set("value", tenant.tenantId())
                .set("required");
        return Html.of("label", "choice")
                .add(now ? input.set("checked") : input)
                .text(tenant.name());
    }

    /** An answer to a question that is no longer open changes nothing. */
    PageResponse send(Visit visit) {
        Optional<XeroConnection> connection = find(visit);
        String tenant = visit.field(TENANT);
        boolean asked = connection
                .flatMap(XeroConnection::tenantToConfirm)
                .filter(other -> other.tenantId().equals(tenant))
                .isPresent();
        boolean listed = connection.stream()
                .flatMap(c -> c.tenants().stream())
                .anyMatch(t -> t.tenantId().equals(tenant));
        try {
            switch (visit.field(ANSWER)) {
                case "confirm" -> ifSo(asked, () -> parts.xero().confirmTenant(visit.key(), tenant));
                case "reject" -> ifSo(asked, () -> parts.xero().rejectTenant(visit.key()));
                default -> ifSo(listed, () -> parts.xero().selectTenant(visit.key(), tenant));
            }
        } catch (AuthorizationFailedException e) {
            return parts.backWith(visit, e);
        }
        return parts.goTo(parts.home(visit));
    }

    private static void ifSo(boolean condition, Runnable change) {
        if (condition) {
            change.run();
        }
    }
}
