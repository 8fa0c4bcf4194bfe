package io.xeroconnect.examples.verify;

import io.xeroconnect.error.AuthorizationFailedException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The throw-away connection as it is at the moment. Every measurement leaves it usable if it can. */
final class Session {
    private final KitSettings settings;
    private final Wire wire;
    private final Secrets secrets;
    private final TokenCalls token;
    private final ApiCalls api;
    private final Consents consents;
    private final Owner owner;
    private Optional<Consent> first = Optional.empty();
    private Optional<Tokens> tokens = Optional.empty();
    private String whyNone = "there was no consent";
    private Optional<String> whyNoGrace = Optional.empty();

    Session(KitSettings settings, Wire wire, Secrets secrets, Consents consents, Owner owner) {
        this.settings = settings;
        this.wire = wire;
        this.secrets = secrets;
        this.token = new TokenCalls(settings.app(), settings.endpoints(), wire, secrets);
        this.api = new ApiCalls(settings.endpoints(), wire);
        this.consents = consents;
        this.owner = owner;
        settings.app().clientSecret().ifPresent(secrets::add);
    }

    KitSettings settings() {
        return settings;
    }

    Wire wire() {
        return wire;
    }

    TokenCalls token() {
        return token;
    }

    ApiCalls api() {
        return api;
    }

    Consents consents() {
        return consents;
    }

    /** Gets the first consent. Without it most is not measured, and each measurement says why. */
    void connect() throws InterruptedException {
        try {
            Consents.Answer answer = consents.ask();
            if (answer.parameter("code").isEmpty()) {
                whyNone = "there was no consent: " + answer.error();
                return;
            }
            Reply reply = token.exchange(token.right(), answer.parameter("code"), answer.verifier());
            whyNone = "the code of the consent was refused with " + reply.told();
            tokens = Tokens.in(reply);
            first = consent(answer);
        } catch (AuthorizationFailedException e) {
            whyNone = "there was no consent: " + e.reason();
        } catch (IOException e) {
            whyNone = "there was no answer to the consent's code";
        }
    }

    private Optional<Consent> consent(Consents.Answer answer) throws IOException, InterruptedException {
        return tokens.isEmpty()
                ? Optional.empty()
                : Optional.of(new Consent(answer, tokens.get(), Link.in(api.links(tokens.get()))));
    }

    /** Returns the first consent, or ends the measurement. */
    Consent first() {
        return first.orElseThrow(this::none);
    }

    /** Returns the tokens that are in force, or ends the measurement. */
    Tokens tokens() {
        return tokens.orElseThrow(this::none);
    }

    private Unmeasurable none() {
        return new Unmeasurable(Finding.notMeasured(whyNone));
    }

    /** Takes over the tokens of an answer; a refusal leaves the former ones. Returns whether there were any. */
    boolean take(Reply reply) {
        Optional<Tokens> next = Tokens.in(reply);
        tokens = next.or(() -> tokens);
        return next.isPresent();
    }

    /** Refreshes. If that is refused the connection is over, and with it the measurement. */
    Tokens refresh() throws IOException, InterruptedException {
        Reply reply = token.refresh(token.right(), tokens().refreshToken());
        if (!take(reply)) {
            tokens = Optional.empty();
            whyNone = "the connection had ended: a refresh was refused with " + reply.told();
        }
        return tokens();
    }

    List<Link> links() throws IOException, InterruptedException {
        return Link.in(api.links(tokens()));
    }

    /** Returns the link to the organisation of the first consent, as it is now, or ends the measurement. */
    Link link() throws IOException, InterruptedException {
        List<Link> links = links();
        return first().link()
                .flatMap(link -> Link.ofTenant(links, link.tenantId()))
                .or(() -> Link.of(links, tokens().consentId()))
                .orElseThrow(() -> new Unmeasurable(Finding.notMeasured("no organisation is connected")));
    }

    /** Asks the owner, or ends the measurement; what is answered is never written anywhere. */
    String owner(Owner.Task task) {
        requirePossible(task);
        return owner.asks(task)
                .map(secrets::add)
                .orElseThrow(() -> new Unmeasurable(Finding.notMeasured("skipped by the owner")));
    }

    /** As {@link #owner}, where the measurement goes on without. */
    Optional<String> ownerIfWilling(Owner.Task task) {
        return owner.hasNothingFor(task).isPresent()
                ? Optional.empty()
                : owner.asks(task).map(secrets::add);
    }

    /** Ends the measurement if the server has nothing of the kind. */
    void requirePossible(Owner.Task task) {
        owner.hasNothingFor(task).ifPresent(why -> {
            throw new Unmeasurable(Finding.notApplicable(why));
        });
    }

    /** Sends the owner to the consent page once more, or ends the measurement. */
    Consents.Answer askAgain() {
        try {
            return consents.ask();
        } catch (AuthorizationFailedException e) {
            throw new Unmeasurable(Finding.notMeasured("no answer came back from the consent page: " + e.reason()));
        }
    }

    /** Notes that a replay was refused at once, after which there is nothing to wait for. */
    void noGrace(String why) {
        whyNoGrace = Optional.of(why);
    }

    /** Ends the measurement if no replay was accepted. */
    void requireGrace() {
        whyNoGrace.ifPresent(why -> {
            throw new Unmeasurable(Finding.notApplicable(why));
        });
    }

    /** Ends the measurement if the app has no secret. */
    void requireSecret() {
        if (settings.app().clientSecret().isEmpty()) {
            throw new Unmeasurable(Finding.notApplicable("a PKCE app has no secret"));
        }
    }
}
