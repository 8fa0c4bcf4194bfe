package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class StartTest {
    @Test
    void baseAddressIsLocalhostWithoutASlash(XeroSandbox sandbox) {
        assertThat(sandbox.baseUri().toString()).matches("http://localhost:\\d+");
    }

    @Test
    void onlyTheLoopbackInterfaceIsBound(XeroSandbox sandbox) throws SocketException {
        int port = sandbox.baseUri().getPort();
        assertThat(canConnect(InetAddress.getLoopbackAddress(), port)).isTrue();
        for (InetAddress address : otherAddresses()) {
            assertThat(canConnect(address, port)).as(address.toString()).isFalse();
        }
    }

    @Test
    void severalSandboxesRunSideBySide(XeroSandbox sandbox) {
        try (XeroSandbox other = XeroSandbox.start()) {
            assertThat(other.baseUri()).isNotEqualTo(sandbox.baseUri());
            Shop.in(sandbox).connect();
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void closedSandboxAnswersNothing() {
        XeroSandbox sandbox = XeroSandbox.start();
        sandbox.close();
        sandbox.close();
        assertThatThrownBy(() -> new TestClient(sandbox).get("/connections")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void takenPortIsNamed(XeroSandbox sandbox) {
        int port = sandbox.baseUri().getPort();
        assertThatThrownBy(() -> XeroSandbox.builder().port(port).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The sandbox cannot listen on port " + port + "; is it in use?");
    }

    @Test
    void clockMovesOnlyAsAsked(XeroSandbox sandbox) {
        Instant before = sandbox.clock().instant();
        sandbox.advance(Duration.ofDays(3));
        assertThat(sandbox.clock().instant())
                .isBetween(
                        before.plus(Duration.ofDays(3)),
                        before.plus(Duration.ofDays(3)).plusSeconds(60));
        assertThat(sandbox.clock().withZone(ZoneId.of("Australia/Sydney")).instant())
                .isAfterOrEqualTo(before.plus(Duration.ofDays(3)));
    }

    private static List<InetAddress> otherAddresses() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
    }

    private static boolean canConnect(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
