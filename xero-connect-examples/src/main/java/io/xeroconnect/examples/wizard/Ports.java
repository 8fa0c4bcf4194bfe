package io.xeroconnect.examples.wizard;

import java.util.List;

/**
 * Where the example listens; 0 for any free port.
 *
 * @param pages the port of the product and its set-up pages
 * @param callback the port of the callback, the same as {@code pages} unless it is to be another origin
 */
public record Ports(int pages, int callback) {
    private static final int DEFAULT = 8740;

    /**
     * Reads {@code --port N} and {@code --callback-port N}.
     *
     * @throws IllegalArgumentException if there is anything else
     */
    public static Ports of(List<String> options) {
        int pages = DEFAULT;
        int callback = -1;
        for (int i = 0; i < options.size(); i += 2) {
            int port = number(options, i + 1);
            switch (options.get(i)) {
                case "--port" -> pages = port;
                case "--callback-port" -> callback = port;
                default -> throw new IllegalArgumentException("Unknown option " + options.get(i) + ".");
            }
        }
        return new Ports(pages, callback);
    }

    private static int number(List<String> options, int at) {
        if (at >= options.size() || !options.get(at).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("A number is missing after " + options.get(at - 1) + ".");
        }
        return Integer.parseInt(options.get(at));
    }

    boolean hasOwnCallback() {
        return callback >= 0;
    }
}
