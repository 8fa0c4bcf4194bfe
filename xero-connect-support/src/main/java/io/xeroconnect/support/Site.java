package io.xeroconnect.support;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.model.XeroApp;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command has, and what they lead to. */
final class Site {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set before a command is called
    private CommandSpec spec;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final XeroOptions xero = new XeroOptions();

    @SuppressWarnings("UnusedVariable") // read before the others, since it may hold them
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A file with any of these settings, such as store=/srv/xero; a line is an option without dashes.")
    private Optional<String> config = Optional.empty();

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    @SuppressWarnings("UnusedVariable") // read at the start, before anything is logged
    @Option(names = "--verbose", description = "Log what happens, without secrets, on the error stream.")
    private boolean verbose;

    Output output() {
        return new Output(
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                spec.commandLine().getColorScheme().ansi(),
                json);
    }

    /** Opens the store and a manager with the app that the options name. */
    Session open(Desk desk) {
        return open(desk, xero.app(new Secrets(desk)), builder -> {});
    }

    /** Returns the app that the options name. Asks for its secret. */
    Optional<XeroApp> app(Desk desk) {
        return xero.app(new Secrets(desk));
    }

    /** Returns whether the options name an app. */
    boolean namesApp() {
        return xero.clientId.isPresent();
    }

    /** What a command adds to the manager. */
    interface Extra {
        void add(ConnectionManagerBuilder manager);
    }

    /** Opens the store and a manager with this app, if any. */
    Session open(Desk desk, Optional<XeroApp> app, Extra extra) {
        OpenStore opened = OpenStore.open(store, new Secrets(desk));
        try {
            ConnectionManagerBuilder manager = ConnectionManager.builder(opened.store())
                    .clock(desk.clock())
                    // Whoever looks at a store does not want to change it.
                    .keepAlive(Duration.ZERO);
            xero.applyTo(manager);
            app.ifPresent(manager::app);
            extra.add(manager);
            return new Session(opened, manager.build());
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }
}
