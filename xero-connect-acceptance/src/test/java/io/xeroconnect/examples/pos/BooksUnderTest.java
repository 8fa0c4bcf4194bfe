package io.xeroconnect.examples.pos;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.acceptance.Child;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.LedgerBankTransaction;
import io.xeroconnect.sandbox.LedgerDocument;
import io.xeroconnect.sandbox.LedgerJournal;
import io.xeroconnect.sandbox.LedgerPayment;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxLedger;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.FileTokenStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** The books of a shop whose tills come and go, compared with the till's file by sums that are written down here. */
final class BooksUnderTest implements AutoCloseable {
    private static final URI CALLBACK = URI.create("https://pos.example/xero/callback");

    private static final String FILE = """
            till,date,receipt,kind,description,amount,tax,tender,customer,pays
            T1,2026-11-21,0001,CASH_IN,Change from the bank,100.00,,,,
            T1,2026-11-21,0002,SALE,Cake,17.50,1.59,,,
            T1,2026-11-21,0002,SALE,Bread,8.90,0.00,,,
            T1,2026-11-21,0002,TENDER,,20.00,,CASH,,
            T1,2026-11-21,0002,TENDER,,6.40,,CARD,,
            T1,2026-11-21,0003,SALE,Catering,220.00,20.00,,Harbour Plumbing,
            T1,2026-11-21,0003,TENDER,,220.00,,ACCOUNT,,
            T1,2026-11-21,0004,REFUND,Tea towel,18.95,1.72,,,
            T1,2026-11-21,0004,TENDER,,18.95,,CARD,,
            T1,2026-11-21,0005,PAYMENT,At the counter,120.00,,CASH,Harbour Plumbing,T1-20261121-0003
            T1,2026-11-21,0006,EXPENSE,Milk,6.60,0.60,,Corner Grocer,
            T1,2026-11-21,0007,CASH_OUT,To the bank,80.00,,,,
            T1,2026-11-21,0008,VARIANCE,Drawer counted,-1.35,,,,
            """;

    final XeroSandbox sandbox = XeroSandbox.start();

    private final Path tokens;
    private final Path takings;
    private final Path file;
    private final SandboxLedger ledger;

    BooksUnderTest(Path folder) throws Exception {
        tokens = folder.resolve("tokens");
        takings = folder.resolve("takings");
        file = Files.writeString(folder.resolve("till.csv"), FILE);
        SandboxUser owner = sandbox.addUser("owner@shop.example");
        SandboxOrganisation organisation = sandbox.addOrganisation("Corner Shop", owner);
        ledger = organisation.ledger();
        ledger.openAccount("625", "Cash in Transit", "CURRENT", false);
        connect(owner, organisation);
    }

    private void connect(SandboxUser owner, SandboxOrganisation organisation) {
        SandboxApp app = sandbox.addWebApp("Till", CALLBACK);
        try (ConnectionManager manager = ConnectionManager.builder(new FileTokenStore(tokens))
                .endpoints(XeroEndpoints.at(sandbox.baseUri()))
                .capabilities(TillShop.CAPABILITIES)
                .keepAlive(Duration.ZERO)
                .build()) {
            manager.useApp(TillShop.KEY, XeroApp.web(app.clientId(), app.secret(), CALLBACK));
            AuthorizationRequest request = manager.beginAuthorization(TillShop.KEY);
            URI callback = owner.allow(request.uri(), organisation);
            manager.completeAuthorization(callback.getRawQuery(), request.bindingCookie());
        }
    }

    Child start() throws Exception {
        return Child.start(
                TillNode.class,
                tokens.toString(),
                takings.toString(),
                sandbox.baseUri().toString(),
                file.toString());
    }

    long journalSize() throws IOException {
        return Files.exists(journal()) ? Files.size(journal()) : 0;
    }

    /** What the till wrote down last. */
    String lastOfJournal() throws IOException {
        List<String> lines = Files.readAllLines(journal());
        return lines.get(lines.size() - 1);
    }

    /** Lets the end of the journal get lost, as if the till had died while it wrote. */
    void cutJournal(long length) throws IOException {
        try (FileChannel channel = FileChannel.open(journal(), StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private Path journal() {
        return takings.resolve("journal.txt");
    }

    /** Starts a till that nobody kills, and looks what the books hold then. */
    void finish() throws Exception {
        try (Child till = start()) {
            int status = till.awaitEnd();
            requireTheFile();
            assertThat(status).as("what the till itself finds").isZero();
        }
    }

    private void requireTheFile() {
        assertThat(ledger.invoices().stream().map(BooksUnderTest::told))
                .containsExactlyInAnyOrder(
                        "ACCREC T1-20261121-0002 PAID 26.40 tax 1.59",
                        "ACCREC T1-20261121-0003 AUTHORISED 220.00 tax 20.00");
        assertThat(ledger.creditNotes().stream().map(BooksUnderTest::told))
                .containsExactly("ACCRECCREDIT T1-20261121-0004 PAID 18.95 tax 1.72");
        assertThat(ledger.payments().stream().map(BooksUnderTest::told))
                .containsExactlyInAnyOrder(
                        "T1-20261121-0002-1 of T1-20261121-0002 to 092 20.00",
                        "T1-20261121-0002-2 of T1-20261121-0002 to 620 6.40",
                        "T1-20261121-0004-1 of T1-20261121-0004 to 620 18.95",
                        "T1-20261121-0005 of T1-20261121-0003 to 092 120.00");
        assertThat(ledger.bankTransactions().stream().map(BooksUnderTest::told))
                .containsExactlyInAnyOrder(
                        "RECEIVE T1-20261121-0001 092 100.00 tax 0.00",
                        "SPEND T1-20261121-0006 092 6.60 tax 0.60",
                        "SPEND T1-20261121-0007 092 80.00 tax 0.00");
        assertThat(ledger.manualJournals().stream().map(BooksUnderTest::told))
                .containsExactly("T1-20261121-0008 Till variance POSTED 1.35");
        requireBalance("092", "153.40");
        requireBalance("485", "1.35");
        requireBalance("610", "100.00");
    }

    private void requireBalance(String account, String balance) {
        assertThat(ledger.balance(account)).as("balance of " + account).isEqualByComparingTo(new BigDecimal(balance));
    }

    private static String told(LedgerDocument it) {
        return String.join(
                " ",
                it.type(),
                it.number(),
                it.status(),
                it.total().toPlainString(),
                "tax",
                it.tax().toPlainString());
    }

    private static String told(LedgerPayment it) {
        return String.join(
                " ",
                it.reference(),
                "of",
                it.document(),
                "to",
                it.account(),
                it.amount().toPlainString());
    }

    private static String told(LedgerBankTransaction it) {
        return String.join(
                " ",
                it.type(),
                it.reference(),
                it.account(),
                it.total().toPlainString(),
                "tax",
                it.tax().toPlainString());
    }

    private static String told(LedgerJournal it) {
        return String.join(" ", it.narration(), it.status(), it.debits().toPlainString());
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
