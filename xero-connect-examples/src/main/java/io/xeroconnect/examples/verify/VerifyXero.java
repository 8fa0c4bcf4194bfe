package io.xeroconnect.examples.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.callback.LoopbackCallbackHandler;
import io.xeroconnect.model.XeroApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The command {@code verify-xero}: runs the kit at the real Xero, with the owner at the console. */
public final class VerifyXero {
    private final PrintStream out;

    /** Tells on this stream what happens. */
    public VerifyXero(PrintStream out) {
        this.out = out;
    }

    /** Measures with this app and writes into the folder. Blocks, also on the owner. */
    public void run(XeroApp app, boolean isLong, Path folder) throws IOException, InterruptedException {
        announce(isLong, folder);
        ConsoleOwner owner = new ConsoleOwner(
                new BufferedReader(new InputStreamReader(System.in, UTF_8)),
                Optional.ofNullable(System.console()),
                out);
        LoopbackCallbackHandler browser = new LoopbackCallbackHandler(
                address -> out.printf("Open this address in a browser on this machine:%n%n  %s%n%n", address));
        RealityKit kit = new RealityKit(
                KitSettings.production(app, isLong), browser, owner, time -> TimeUnit.SECONDS.sleep(time.toSeconds()));
        KitResult result = kit.run();
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
