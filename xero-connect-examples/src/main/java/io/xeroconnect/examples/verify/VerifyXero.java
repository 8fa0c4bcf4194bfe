package io.xeroconnect.examples.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.callback.CallbackHandler;
import io.xeroconnect.callback.LoopbackCallbackHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The command {@code verify-xero}: says what it will do, runs the kit, and shows and keeps what came out. */
public final class VerifyXero {
    private final CallbackHandler browser;
    private final Owner owner;
    private final Pause pause;
    private final PrintStream out;

    VerifyXero(CallbackHandler browser, Owner owner, Pause pause, PrintStream out) {
        this.browser = browser;
        this.owner = owner;
        this.pause = pause;
        this.out = out;
    }

    /** Returns the command for an owner at this machine's console and browser. */
    public static VerifyXero atConsole(PrintStream out) {
        return new VerifyXero(
                new LoopbackCallbackHandler(
                        address -> out.printf("Open this address in a browser on this machine:%n%n  %s%n%n", address)),
                new ConsoleOwner(
                        new BufferedReader(new InputStreamReader(System.in, UTF_8)),
                        Optional.ofNullable(System.console()),
                        out),
                time -> TimeUnit.SECONDS.sleep(time.toSeconds()),
                out);
    }

    /** Measures, and writes into the folder. Blocks, also on the owner. */
    public void run(KitSettings settings, Path folder) throws IOException, InterruptedException {
        announce(settings.isLong(), folder);
        KitResult result = new RealityKit(settings, browser, owner, pause).run();
        result.write(folder);
        out.print(result.table());
    }

    private void announce(boolean isLong, Path folder) {
        out.printf("""
            This measures at Xero what the library only assumes. Use a throw-away app that is connected to nothing, and a
            demo company. It will
              - send a few dozen small requests, some of them wrong on purpose,
              - ask you to allow access once in a browser, and then for things to do by hand; each may be skipped,
              - use the connection up: refresh, replay, disconnect, and in the end revoke everything that you have
                connected to this app,
              - write a transcript and verdicts, without secrets, to %s.
            It takes a few minutes%s.

            """, folder, isLong ? ", and then more than half an hour of waiting" : "");
    }
}
