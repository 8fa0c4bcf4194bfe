package io.xeroconnect.acceptance.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/** A network that takes a request and keeps it, and may deliver it long after its sender is gone. */
final class UnheardLine implements AutoCloseable {
    private final ServerSocket server;

    UnheardLine() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Waits for one whole request. */
    byte[] take() throws IOException {
        try (Socket sender = server.accept()) {
            return readMessage(sender.getInputStream());
        }
    }

    /** Sends a request that was kept, and returns the status line of the answer that nobody waits for any more. */
    static String deliver(byte[] request, URI to) throws IOException {
        try (Socket line = new Socket(to.getHost(), to.getPort())) {
            line.getOutputStream().write(request);
            String answer = new String(readMessage(line.getInputStream()), ISO_8859_1);
            return answer.substring(0, answer.indexOf('\r'));
        }
    }

    private static byte[] readMessage(InputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (!message.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            message.write(in.read());
        }
        message.write(in.readNBytes(contentLength(message.toString(ISO_8859_1))));
        return message.toByteArray();
    }

    private static int contentLength(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT).split(":", 2))
                .filter(header -> header[0].equals("content-length"))
                .map(header -> Integer.parseInt(header[1].strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
