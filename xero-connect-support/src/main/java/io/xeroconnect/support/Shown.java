package io.xeroconnect.support;

import io.xeroconnect.model.XeroConnection;

/** The end of a command that leads to a connection. */
final class Shown {
    private Shown() {}

    /** Prints it, and returns the status for it. */
    static int connection(Output output, Desk desk, XeroConnection connection) {
        if (output.json()) {
            output.document(
                    json -> ConnectionJson.write(json, connection, desk.clock().instant()));
        } else {
            new ConnectionText(output, desk.clock().instant()).print(connection);
        }
        return connection.isUsable() ? Status.FINE : Status.ATTENTION;
    }
}
