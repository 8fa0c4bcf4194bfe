package io.xeroconnect.wizard;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.error.XeroConnectException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pages on which the owners of shops set up, test and end their connections, independent of any server: a product
 * passes it the requests, or mounts {@link JdkHttpHandler} or {@link SetupServlet}.
 *
 * <p>Nothing is kept between two requests but what the manager keeps with the connection, so any node may answer each.
 * The callback and the start page may be on another host than the other pages; the same object serves both, or two built
 * alike. Thread-safe. {@link #handle} blocks on the store and on Xero.
 */
public final class SetupPages {
    private final Function<PageRequest, Optional<Visitor>> visitors;
    private final Optional<URI> signIn;
    private final Parts parts;
    private final Assets assets;
    private final Answers answers;
    private final Csrf csrf;
    private final Map<String, Page> pages;
    private final StartPage start;
    private final CallbackPage callback;

    SetupPages(SetupPagesBuilder settings) {
        visitors = settings.visitors;
        signIn = Optional.ofNullable(settings.signIn);
        assets = new Assets(settings.branding);
        answers = new Answers(settings.addresses);
        parts = Parts.of(settings);
        csrf = new Csrf(parts.cookies(), settings.addresses.origin());
        pages = Pages.of(parts);
        start = new StartPage(parts);
        callback = new CallbackPage(parts);
    }

    /**
     * Returns a builder.
     *
     * @param xero the product's manager, built with {@code setup}
     * @param pages where the pages are mounted, as the owner's browser sees it, for example
     *     {@code https://office.example/xero}
     * @param callback the redirect URI that is registered at Xero; the start page stands beside it, at {@code start}
     * @param visitors who is signed in at the product and which connections they may see; empty for nobody
     */
    public static SetupPagesBuilder builder(
            ConnectionManager xero, URI pages, URI callback, Function<PageRequest, Optional<Visitor>> visitors) {
        return new SetupPagesBuilder(
                Objects.requireNonNull(xero, "A connection manager is needed."),
                new Addresses(
                        Objects.requireNonNull(pages, "The address of the pages is needed."),
                        Objects.requireNonNull(callback, "The redirect URI is needed.")),
                Objects.requireNonNull(visitors, "A function that says who is signed in is needed."));
    }

    /** Answers a request. Every mistake of a visitor is answered with a page; what the store or Xero refuses too. */
    public PageResponse handle(PageRequest request) {
        PageResponse response = answers.guarded(answer(request));
        return request.method().equals("HEAD") ? response.withoutBody() : response;
    }

    private PageResponse answer(PageRequest request) {
        try {
            if (request.body().refusal() != 0) {
                throw Refusal.body(request.body().refusal());
            }
            return route(request);
        } catch (Refusal e) {
            return refused(e, parts.at().pageAt(request.path()).isEmpty());
        }
    }

    private PageResponse route(PageRequest request) {
        String path = request.path();
        boolean reads = !request.method().equals("POST");
        if (parts.at().isCallback(path)) {
            return callback.answer(request);
        }
        if (parts.at().isStart(path)) {
            return start.answer(request);
        }
        Optional<Asset> asset =
                parts.at().pageAt(path).or(() -> parts.at().resourceAt(path)).flatMap(assets::find);
        if (reads && asset.isPresent()) {
            return asset.get().answer(request);
        }
        String name = parts.at().pageAt(path).orElseThrow(Refusal::notFound);
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        Page page = Optional.ofNullable(pages.get(method + " " + name)).orElseThrow(Refusal::notFound);
        Optional<Visitor> visitor = visitors.apply(request);
        if (visitor.isEmpty() && signIn.isPresent()) {
            return Answers.seeOther(signIn.get().toString());
        }
        return visit(request, visitor.orElseThrow(Refusal::signInFirst), page);
    }

    private PageResponse visit(PageRequest request, Visitor visitor, Page page) {
        boolean sends = request.method().equals("POST");
        if (sends && !csrf.isOurs(request)) {
            throw Refusal.foreignForm();
        }
        Optional<String> token = csrf.find(request);
        String used = token.orElseGet(Csrf::create);
        Optional<Flash> flash = sends ? Optional.empty() : parts.flash(request);
        Map<String, String> fields = sends ? request.body().fields() : Query.parse(request.rawQuery());
        Visit visit = new Visit(request, visitor, fields, used, flash);
        PageResponse response = answer(visit, page, sends);
        if (token.isEmpty()) {
            response = response.with("Set-Cookie", csrf.cookie(used));
        }
        return flash.isPresent() ? response.with("Set-Cookie", parts.dropFlash()) : response;
    }

    /** A form that could not be obeyed leads back to a page that says why. */
    private PageResponse answer(Visit visit, Page page, boolean sends) {
        try {
            return page.answer(visit);
        } catch (XeroConnectException e) {
            return sends ? parts.backWith(visit, e) : parts.failed(e);
        }
    }

    private PageResponse refused(Refusal refusal, boolean onCallbackHost) {
        Html content = Html.of("div", "panel")
                .add(Html.of("p", "lead").text(parts.text(refusal.key() + ".text")))
                .add(refusal.leadsToList() ? parts.toList() : Html.none());
        Draft draft = Draft.of(parts.text(refusal.key() + ".title"), content);
        return Answers.html(refusal.status(), parts.layout().publicPage(draft, onCallbackHost));
    }
}
