package io.xeroconnect.examples.pos;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.FileTokenStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The till in a process of its own: takes the file and posts what is queued.
 *
 * <p>Arguments: the folder of the tokens, the folder of the takings, Xero's address, the till's file.
 */
final class TillNode {
    static final String READY = "ready";

    private TillNode() {}

    public static void main(String[] args) throws Exception {
        XeroEndpoints endpoints = XeroEndpoints.at(URI.create(args[2]));
        Moments moments = new ImpatientMoments();
        try (ConnectionManager manager = ConnectionManager.builder(new FileTokenStore(Path.of(args[0])))
                        .endpoints(endpoints)
                        .keepAlive(Duration.ZERO)
                        .build();
                TillQueue queue = TillQueue.open(Path.of(args[1]), Chart.DEFAULT)) {
            TillXero xero = new TillXero(manager, endpoints, TillShop.KEY, moments);
            List<TillDay> days = TillFile.parse(Files.readString(Path.of(args[3])));
            for (TillDay day : days) {
                queue.take(day);
            }
            System.out.println(READY);
            Posting.run(queue, xero, moments, new Progress(System.out)).ifPresent(System.out::println);
            if (!Reconciliation.of(queue, days, xero).print(System.out)) {
                System.exit(1);
            }
        }
    }

    /** The real time, but for pauses, which pass at once. */
    private static final class ImpatientMoments implements Moments {
        private Duration ahead = Duration.ZERO;

        @Override
        public Instant now() {
            return Instant.now().plus(ahead);
        }

        @Override
        public void pause(Duration time) {
            ahead = ahead.plus(time);
        }
    }
}
