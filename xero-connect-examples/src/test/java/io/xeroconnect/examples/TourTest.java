package io.xeroconnect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TourTest {
    private final Captured out = new Captured();

    @Test
    void everyStepPasses() throws Exception {
        assertThat(Tour.run(out.stream)).as(out.text()).isTrue();
        assertThat(lastLine()).isEqualTo("tour: 17 of 17 steps passed");
        assertThat(out.lines().stream().filter(line -> line.startsWith("[ok]"))).hasSize(17);
    }

    @Test
    void theFilesAreGoneAfterwards() throws Exception {
        Set<Path> before = tourFolders();
        Tour.run(out.stream);
        assertThat(tourFolders()).isEqualTo(before);
    }

    @Test
    void nothingSecretIsPrinted() {
        Set<String> written = ConcurrentHashMap.newKeySet();
        TokenStore store = new ListeningStore(new InMemoryTokenStore(), written);
        try (Retailer retailer = new Retailer(() -> store)) {
            new Tour(retailer, out.stream).run();
            written.add(retailer.app.secret());
        }
        assertThat(written).hasSizeGreaterThan(20).anyMatch(text -> text.startsWith("eyJ"));
        assertThat(written).allSatisfy(text -> assertThat(out.text()).doesNotContain(text));
    }

    @Test
    void aFailedStepIsCountedAndTheTourGoesOn() {
        TokenStore store = new InMemoryTokenStore();
        try (Retailer retailer = new Retailer(() -> store)) {
            retailer.xero.faults().next(Endpoint.ORGANISATION, Fault.HTML_503);
            assertThat(new Tour(retailer, out.stream).run()).isFalse();
        }
        assertThat(lastLine()).isEqualTo("tour: 16 of 17 steps passed");
        assertThat(out.lines()).contains("[--]  6. The product calls Xero");
        assertThat(out.text()).contains("FAILED: io.xeroconnect.call.XeroCallException: Xero's API answered 503.");
    }

    private String lastLine() {
        List<String> lines = out.lines();
        return lines.get(lines.size() - 1);
    }

    private static Set<Path> tourFolders() throws Exception {
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return Set.copyOf(temporary
                    .filter(path -> path.getFileName().toString().startsWith("xero-connect-tour"))
                    .toList());
        }
    }
}
