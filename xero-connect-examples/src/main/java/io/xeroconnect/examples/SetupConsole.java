package io.xeroconnect.examples;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.setup.SeenAtXero;
import io.xeroconnect.setup.SetupAdvice;
import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupStep;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An owner's set-up at a console: shows the guide's steps, and can be left and entered again at each of them. */
final class SetupConsole {
    /** The owner wants to return to the step before. */
    private static final class Back extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final ConnectionManager xero;
    private final ConnectionKey key;
    private final SetupPath path;
    private final Prompt prompt;
    private final PrintStream out;

    SetupConsole(ConnectionManager xero, ConnectionKey key, SetupPath path, Prompt prompt, PrintStream out) {
        this.xero = xero;
        this.key = key;
        this.path = path;
        this.prompt = prompt;
        this.out = out;
    }

    /** Goes on until the set-up is complete, or the owner leaves; returns whether it is complete. */
    boolean run() {
        Optional<SetupStep> at = Optional.empty();
        try {
            SetupGuide guide = begin();
            while (!guide.isComplete()) {
                at = guide.current();
                attend(guide, at.orElseThrow());
                guide = xero.setup(key, path);
            }
            out.printf("%nDone. %s%n", named(guide.connection().orElseThrow()));
            return true;
        } catch (Prompt.Left e) {
            at.ifPresent(step -> out.printf("%nTo be continued at: %s%n", step.title()));
        } catch (XeroConnectException e) {
            out.printf("  %s%n", e.getMessage());
        }
        return false;
    }

    /** Whoever begins a way that is complete wants to go it again. */
    private SetupGuide begin() {
        SetupGuide guide = xero.setup(key, path);
        out.printf("%nType back to return to the step before.%n");
        return guide.isComplete() ? guide.startAgain() : guide;
    }

    private void attend(SetupGuide guide, SetupStep step) {
        show(guide, step);
        try {
            answer(guide, step);
        } catch (Back e) {
            goBack(guide, step);
        } catch (XeroConnectException e) {
            out.printf("  %s%n", e.getMessage());
        }
    }

    private void goBack(SetupGuide guide, SetupStep step) {
        boolean waits =
                guide.connection().flatMap(XeroConnection::tenantToConfirm).isPresent();
        if (waits) {
            out.printf("  This question comes first; what was done before it stays.%n");
            return;
        }
        before(guide, step).ifPresent(id -> out.printf("  Open again: %s.%n", reopened(guide, guide.back(id))));
    }

    private static String reopened(SetupGuide before, SetupGuide after) {
        List<SetupStep.Id> done = before.steps().stream()
                .filter(SetupStep::done)
                .map(SetupStep::id)
                .toList();
        return after.steps().stream()
                .filter(step -> !step.done() && done.contains(step.id()))
                .map(SetupStep::title)
                .collect(Collectors.joining(", "));
    }

    /** Connecting and choosing an organisation come again by themselves. */
    private static Optional<SetupStep.Id> before(SetupGuide guide, SetupStep step) {
        return guide.steps().subList(0, guide.steps().indexOf(step)).stream()
                .map(SetupStep::id)
                .filter(id -> id != SetupStep.Id.CONNECT && id != SetupStep.Id.ORGANISATION)
                .reduce((first, second) -> second);
    }

    private void show(SetupGuide guide, SetupStep step) {
        out.printf("%n%d. %s%n%s%n", guide.steps().indexOf(step) + 1, step.title(), step.instruction());
        step.warning().ifPresent(warning -> out.printf("! %s%n", warning));
        step.link().ifPresent(link -> out.printf("  %s%n", link));
        step.values().forEach(value -> out.printf("  %s: %s%n", value.label(), value.value()));
    }

    private void answer(SetupGuide guide, SetupStep step) {
        switch (step.id()) {
            case PREPARE, SIGN_IN, CREATE_APP, FIND_APP, SAVE_AT_XERO -> {
                press("Press Enter when this is so: " + step.doneWhen().replaceFirst("\\.$", ""));
                guide.tick(step.id());
            }
            case CLIENT_ID -> enter(guide, SetupField.CLIENT_ID, ask(labelled(guide, SetupField.CLIENT_ID)));
            case CLIENT_SECRET ->
                enter(
                        guide,
                        SetupField.CLIENT_SECRET,
                        unlessBack(prompt.askSecret(labelled(guide, SetupField.CLIENT_SECRET))));
            case CONNECT -> connect(guide);
            case ORGANISATION -> organisation();
            case TEST -> test(guide);
        }
    }

    private static String labelled(SetupGuide guide, SetupField field) {
        String label = switch (field) {
            case CLIENT_ID -> "Client id";
            case CLIENT_SECRET -> "Client secret";
        };
        return guide.entered().contains(field) ? label + " (Enter alone keeps the one that stands)" : label;
    }

    private void enter(SetupGuide guide, SetupField field, String value) {
        boolean keeps = value.isEmpty() && guide.entered().contains(field);
        SetupGuide next = keeps ? guide.keep(field) : guide.enter(field, value);
        next.problems().values().forEach(problem -> out.printf("  %s%n", problem));
    }

    private void connect(SetupGuide guide) {
        guide.preFlight().ifPresent(this::advise);
        press("Press Enter to connect");
        out.printf("  Go on in the browser. This waits for you to return from Xero; type nothing meanwhile.%n");
        try {
            xero.authorize(key);
        } catch (AuthorizationFailedException e) {
            out.printf("  %s%n", e.getMessage());
            if (e.reason() == AuthorizationFailedException.Reason.TIMED_OUT) {
                explain(guide);
            }
        }
    }

    /** Xero's error pages never call back, so the owner says which one it was. */
    private void explain(SetupGuide guide) {
        SeenAtXero[] all = SeenAtXero.values();
        for (int i = 0; i < all.length; i++) {
            out.printf("  %d %s%n", i + 1, all[i].message());
        }
        SeenAtXero seen = all[number("What did Xero show?", all.length) - 1];
        advise(guide.explain(seen));
        if (seen == SeenAtXero.INVALID_REDIRECT_URI) {
            advise(guide.compareRedirectUri(ask("The redirect URI as it stands in the app at Xero")));
        }
    }

    private void advise(SetupAdvice advice) {
        out.printf("  %s %s%n", advice.finding(), advice.ownerRemedy());
    }

    private void organisation() {
        XeroConnection connection = xero.findConnection(key).orElseThrow();
        if (connection.tenantToConfirm().isPresent()) {
            confirm(connection, connection.tenantToConfirm().get());
        } else if (connection.reason() == StatusReason.SEVERAL_TENANTS) {
            choose(connection);
        }
    }

    private void choose(XeroConnection connection) {
        List<Tenant> tenants = connection.tenants();
        for (int i = 0; i < tenants.size(); i++) {
            out.printf("  %d %s%n", i + 1, tenants.get(i).name());
        }
        xero.selectTenant(
                key, tenants.get(number("Which one?", tenants.size()) - 1).tenantId());
    }

    private void confirm(XeroConnection connection, Tenant other) {
        out.printf("  Until now: %s. Chosen: %s.%n", named(connection), other.name());
        if (ask("Type yes to change to " + other.name()).strip().equalsIgnoreCase("yes")) {
            xero.confirmTenant(key, other.tenantId());
        } else {
            xero.rejectTenant(key);
        }
    }

    private void test(SetupGuide guide) {
        press("Press Enter to test");
        Diagnosis diagnosis = xero.test(key);
        out.printf("%s%n", diagnosis.toText());
        if (diagnosis.completesSetup()) {
            guide.tick(SetupStep.Id.TEST);
        } else {
            out.printf("  Do what it says and test again, or type back.%n");
        }
    }

    /** What was typed too early, while the browser was open, must not confirm anything. */
    private void press(String question) {
        while (!ask(question).isBlank()) {
            out.printf("  Press Enter alone, or type back.%n");
        }
    }

    private String ask(String question) {
        return unlessBack(prompt.ask(question));
    }

    private static String unlessBack(String line) {
        if (line.strip().equalsIgnoreCase("back")) {
            throw new Back();
        }
        return line;
    }

    private int number(String question, int most) {
        while (true) {
            String answer = ask(question);
            if (answer.matches("[0-9]{1,3}") && Integer.parseInt(answer) >= 1 && Integer.parseInt(answer) <= most) {
                return Integer.parseInt(answer);
            }
            out.printf("  A number from 1 to %d.%n", most);
        }
    }

    private static String named(XeroConnection connection) {
        return connection.tenantName().orElse("no organisation");
    }
}
