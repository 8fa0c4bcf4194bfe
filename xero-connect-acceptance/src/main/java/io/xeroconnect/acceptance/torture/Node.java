package io.xeroconnect.acceptance.torture;

import io.xeroconnect.model.XeroEndpoints;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One server: a process of its own with a token keeper and the threads that call. Says {@code ready}, then what its
 * callers met with, in a line now and then; ends well when its input ends.
 */
final class Node {
    private static final int TELL_MILLIS = 250;

    /** What a node is told on its command line, in this order. */
    record Orders(
            Subject subject,
            StoreKind store,
            String address,
            URI sandbox,
            boolean disturbed,
            int connections,
            int threads,
            int number,
            int nodes,
            long seed,
            boolean onlyForced) {
        List<String> words() {
            return List.of(
                    subject.name(),
                    store.name(),
                    address,
                    sandbox.toString(),
                    Boolean.toString(disturbed),
                    Integer.toString(connections),
                    Integer.toString(threads),
                    Integer.toString(number),
                    Integer.toString(nodes),
                    Long.toString(seed),
                    Boolean.toString(onlyForced));
        }

        static Orders of(String... words) {
            return new Orders(
                    Subject.valueOf(words[0]),
                    StoreKind.valueOf(words[1]),
                    words[2],
                    URI.create(words[3]),
                    Boolean.parseBoolean(words[4]),
                    Integer.parseInt(words[5]),
                    Integer.parseInt(words[6]),
                    Integer.parseInt(words[7]),
                    Integer.parseInt(words[8]),
                    Long.parseLong(words[9]),
                    Boolean.parseBoolean(words[10]));
        }
    }

    private final Orders orders;
    private final Tally tally = new Tally();
    private final AtomicBoolean stopped = new AtomicBoolean();

    private Node(Orders orders) {
        this.orders = orders;
    }

    public static void main(String... words) throws IOException, InterruptedException {
        new Node(Orders.of(words)).run();
    }

    private void run() throws IOException, InterruptedException {
        XeroEndpoints xero = XeroEndpoints.at(orders.sandbox());
        try (TokenKeeper keeper =
                orders.subject().open(orders.store().open(orders.address()), xero, orders.disturbed())) {
            List<Thread> callers = start(new Calls(keeper, xero.connections(), tally));
            say("ready");
            tellUntilInputEnds();
            stopped.set(true);
            for (Thread caller : callers) {
                caller.join();
            }
        }
        say(tally.takeLine());
    }

    private List<Thread> start(Calls calls) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < orders.threads(); i++) {
            int number = orders.number() * orders.threads() + i;
            Caller caller = new Caller(
                    calls,
                    orders.connections(),
                    number,
                    orders.nodes() * orders.threads(),
                    new Random(orders.seed() * 1000 + number),
                    orders.onlyForced(),
                    stopped::get);
            Thread thread = new Thread(caller, "caller-" + number);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private void tellUntilInputEnds() throws IOException, InterruptedException {
        Thread teller = new Thread(this::tell, "teller");
        teller.setDaemon(true);
        teller.start();
        while (System.in.read() >= 0) {
            // the lead says nothing before it ends the input
        }
        teller.interrupt();
        teller.join();
    }

    private void tell() {
        try {
            while (!stopped.get()) {
                Pause.ofMillis(TELL_MILLIS);
                say(tally.takeLine());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
