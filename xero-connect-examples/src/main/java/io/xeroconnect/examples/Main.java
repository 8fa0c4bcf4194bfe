package io.xeroconnect.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.callback.LoopbackCallbackHandler;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.examples.pos.TillExample;
import io.xeroconnect.examples.verify.KitSettings;
import io.xeroconnect.examples.verify.VerifyXero;
import io.xeroconnect.examples.wizard.Ports;
import io.xeroconnect.examples.wizard.WizardExample;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxMain;
import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs the tour; or with {@code XERO_CLIENT_ID} set, a journey against the real Xero; or with the argument
 * {@code setup}, an owner's set-up at the console; or with {@code wizard}, the same on web pages; or with
 * {@code pos}, a till's end of day; or with {@code kms}, a connection sealed by a key management service; or with
 * {@code scopes}, a fleet that goes from broad to granular scopes; or with {@code recipe}, a recipe at work; or with
 * {@code sandbox}, the sandbox alone. Ends with status 1 if something failed.
 */
public final class Main {
    private static final String USAGE = """
            Usage, as -Dexec.args="...":
              (nothing)            the tour, or the journey against the real Xero if XERO_CLIENT_ID is set
              disconnect           with XERO_CLIENT_ID: ends the journey's connection at Xero and erases it here
              setup [reconnect] [real]   an owner's set-up at this console, at a sandbox or the real Xero;
                                         only real can be left and resumed, since a sandbox ends with the program
              wizard [options]     the set-up pages in a small product; options: --port N, --callback-port N
              verify-xero [--long] with XERO_CLIENT_ID: measures what the library assumes about Xero, with a throw-away app
              kms                  a connection sealed by a key management service, and an outage of that service
              pos [--csv FILE]     a till's end of day: its takings wait in files and reach Xero once each
              scopes               a fleet goes from broad to granular scopes
              recipe [name]        one of the recipes at work; without a name, which there are
              sandbox [options]    a sandbox that stays; options: --port N, --redirect-uri URI, --strict
            """;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    Main(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Runs what the arguments say. */
    public static void main(String... args) throws Exception {
        int status = new Main(System.getenv(), System.out, System.err).run(args);
        if (status != 0) {
            // Inside Maven too, this is the shortest way to end with the status and without a stack trace.
            System.exit(status);
        }
    }

    /** Returns the exit status. */
    int run(String... args) throws Exception {
        List<String> words = List.of(args);
        List<String> options = words.subList(Math.min(1, words.size()), words.size());
        return switch (words.isEmpty() ? "" : words.get(0)) {
            case "sandbox" -> sandbox(options);
            case "setup" -> new SetupExample(prompt(), out).run(home(), words);
            case "wizard" -> wizard(options);
            case "pos" -> TillExample.run(options, out, err);
            case "recipe" -> ExampleRecipes.ALL.run(options, out, err);
            default -> withoutOptions(String.join(" ", words));
        };
    }

    private int withoutOptions(String words) throws Exception {
        switch (words) {
            case "kms" -> new KmsExample(out).run();
            case "scopes" -> UpgradeScopesMain.run(out);
            case "verify-xero", "verify-xero --long" -> {
                return verify(words.endsWith("--long"));
            }
            case "", "disconnect" -> {
                return start(words.equals("disconnect"));
            }
            default -> {
                err.print(USAGE);
                return 1;
            }
        }
        return 0;
    }

    private static int sandbox(List<String> options) throws Exception {
        SandboxMain.main(options.toArray(String[]::new));
        return 0;
    }

    private int start(boolean disconnect) throws Exception {
        try {
            if (RealSettings.areGiven(environment)) {
                real(RealSettings.from(environment), disconnect);
                return 0;
            }
        } catch (IllegalArgumentException | XeroConnectException e) {
            err.println(e.getMessage());
            return 1;
        }
        if (disconnect) {
            err.println("Set XERO_CLIENT_ID: only a connection to the real Xero can be disconnected.");
            return 1;
        }
        return Tour.run(out) ? 0 : 1;
    }

    /** Since JDK 22 there is a console even where the input comes from a file, and it reads that just as well. */
    @SuppressWarnings("SystemConsoleNull")
    private Prompt prompt() {
        Console console = System.console();
        return console == null
                ? Prompt.over(new BufferedReader(new InputStreamReader(System.in, UTF_8)), out)
                : Prompt.at(console);
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"), ".xero-connect-tour");
    }

    /** Returns at once; the example's threads keep it running. */
    private int wizard(List<String> options) throws Exception {
        try {
            WizardExample.start(Ports.of(options), out);
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private int verify(boolean isLong) throws Exception {
        try {
            Path folder = Path.of(System.getProperty("user.home"), "verify-xero");
            KitSettings settings =
                    KitSettings.production(RealSettings.from(environment).app(), isLong);
            VerifyXero.atConsole(out).run(settings, folder);
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private void real(RealSettings settings, boolean disconnect) throws Exception {
        RealJourney journey = new RealJourney(settings.app(), home(), XeroEndpoints.PRODUCTION, out);
        if (disconnect) {
            journey.disconnect();
        } else {
            journey.run(new LoopbackCallbackHandler(
                    address -> out.printf("Open this address in a browser on this machine:%n%n  %s%n%n", address)));
        }
    }
}
