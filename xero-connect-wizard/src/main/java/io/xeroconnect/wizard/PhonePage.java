package io.xeroconnect.wizard;

import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupStep;
import java.time.Duration;
import java.util.Optional;

/** A code and a link for another device, while this page follows the progress. The ticket is kept by this browser. */
final class PhonePage {
    private static final String COOKIE = "link";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Parts parts;
    private final Steps steps;

    PhonePage(Parts parts) {
        this.parts = parts;
        this.steps = new Steps(parts);
    }

    /** Begins a consent; the cookie spares the ticket the addresses of the pages, which are logged. */
    PageResponse send(Visit visit) {
        AuthorizationRequest request = parts.xero().beginAuthorization(visit.key());
        String query = request.startUri(parts.at().start()).getRawQuery();
        String ticket = Query.parse(query).getOrDefault("ticket", "");
        return parts.goTo(page(visit)).with("Set-Cookie", parts.cookies().set(COOKIE, ticket, LIFETIME));
    }

    private String page(Visit visit) {
        return parts.at()
                .page(
                        "phone",
                        Visit.KEY,
                        visit.key().value(),
                        Visit.PATH,
                        visit.path().name());
    }

    PageResponse show(Visit visit) {
        SetupGuide guide = parts.xero().setup(visit.key(), visit.path());
        Optional<SetupStep> step = guide.current().filter(now -> now.id() == SetupStep.Id.CONNECT);
        Optional<String> ticket = parts.cookies().read(visit.request(), COOKIE).filter(t -> !t.isEmpty());
        boolean waits = Progress.state(guide).equals("CONNECT ");
        return waits && step.isPresent() && ticket.isPresent()
                ? parts.show(visit, draft(visit, guide, step.get(), ticket.get()))
                : parts.goTo(parts.home(visit));
    }

    private Draft draft(Visit visit, SetupGuide guide, SetupStep step, String ticket) {
        String link = parts.at().start() + "?" + Query.of("ticket", ticket);
        Html content = Html.of("div", "panel")
                .add(Html.of("p", "lead").text(parts.text("phone.text")))
                .add(QrImage.of(link, parts.text("phone.code")))
                .add(Html.of("p").text(parts.text("phone.link")))
                .add(Html.of("p", "link").add(Html.of("code").text(link)))
                .add(Html.of("p", "hint").text(parts.text("phone.once")))
                .add(Html.of("div", "actions")
                        .add(parts.form(visit, "phone")
                                .add(Parts.hidden(Visit.PATH, visit.path().name()), parts.quietButton("phone.new")))
                        .add(Html.of("a", "button quiet")
                                .href(parts.home(visit))
                                .text(parts.text("phone.here"))));
        return Draft.of(parts.text("phone.title"), steps.around(visit, guide, step, content))
                .watching(Progress.address(parts, guide), Progress.state(guide), page(visit));
    }
}
