package io.xeroconnect.sandbox;

import java.io.PrintStream;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a sandbox with one user, one organisation and one Web app until it is stopped, and prints how to reach it.
 *
 * <p>Options: {@code --port N} (default: a free one), {@code --redirect-uri URI} (default
 * {@code http://localhost:8742/callback}), {@code --strict}.
 */
public final class SandboxMain {
    private SandboxMain() {}

    /** Starts, prints and stays; ends with status 2 if the options make no sense or the port is taken. */
    public static void main(String... args) throws InterruptedException {
        try {
            Options options = Options.parse(args);
            run(options, System.out);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        new CountDownLatch(1).await();
    }

    /** Starts a sandbox and tells what a person needs to know to use it. */
    static XeroSandbox run(Options options, PrintStream out) {
        XeroSandbox sandbox = options.start();
        SandboxUser user = sandbox.addUser("owner@shop.example");
        sandbox.addOrganisation("Corner Shop", user);
        sandbox.addDemoCompany("Demo Company (AU)", user);
        SandboxApp app = sandbox.addWebApp("Till", options.redirectUri());
        out.printf("""
                The sandbox is running. It forgets everything when it stops (Ctrl+C).
                  address        %s
                  client id      %s
                  client secret  %s
                  redirect URI   %s
                  sign in as     %s, without a password; choose Corner Shop or Demo Company (AU)
                """, sandbox.baseUri(), app.clientId(), app.secret(), app.redirectUri(), user.email());
        return sandbox;
    }

    /** What the command line asked for. */
    record Options(int port, URI redirectUri, boolean strict) {
        private static final String USAGE = "Usage: SandboxMain [--port N] [--redirect-uri URI] [--strict]";

        static Options parse(String... args) {
            Options options = new Options(0, URI.create("http://localhost:8742/callback"), false);
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--strict" -> options = new Options(options.port, options.redirectUri, true);
                    case "--port" -> options = new Options(port(value(args, ++i)), options.redirectUri, options.strict);
                    case "--redirect-uri" ->
                        options = new Options(options.port, URI.create(value(args, ++i)), options.strict);
                    default -> throw new IllegalArgumentException("Unknown option " + args[i] + ". " + USAGE);
                }
            }
            return options;
        }

        XeroSandbox start() {
            SandboxBuilder builder = XeroSandbox.builder().port(port);
            return (strict ? builder.strict() : builder).start();
        }

        private static String value(String[] args, int index) {
            if (index == args.length) {
                throw new IllegalArgumentException("A value is missing after " + args[index - 1] + ". " + USAGE);
            }
            return args[index];
        }

        private static int port(String text) {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
                throw new IllegalArgumentException("Not a port: " + text + ". " + USAGE);
            }
            return Integer.parseInt(text);
        }
    }
}
