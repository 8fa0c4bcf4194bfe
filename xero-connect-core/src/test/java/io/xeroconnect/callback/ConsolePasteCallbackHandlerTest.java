package io.xeroconnect.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePasteCallbackHandlerTest {
    private static final AuthorizationRequest REQUEST = Consents.request(8742);
    private static final String ADDRESS = "http://localhost:8742/xero/callback?" + Consents.ANSWER;
    private static final String WRONG = "http://localhost:8742/xero/callback";
    private static final String FOREIGN = "http://localhost:8742/xero/callback?code=c-2&state=other";

    private final StringWriter printed = new StringWriter();

    @Test
    void addressIsPrintedOnALineOfItsOwn() {
        paste(ADDRESS);
        assertThat(printed.toString().lines()).contains(Consents.PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ADDRESS,
                "  " + ADDRESS + "\t",
                "\"" + ADDRESS + "\"",
                "< '" + ADDRESS + "' >",
                "\u201c" + ADDRESS + "\u201d\u00a0",
                ADDRESS + "#_=_",
                "?" + Consents.ANSWER,
                Consents.ANSWER
            })
    void wholeAddressOrItsQueryIsTaken(String pasted) {
        assertThat(paste(pasted).rawQuery()).isEqualTo(Consents.ANSWER);
    }

    @Test
    void cancelledConsentIsAnAnswerToo() {
        assertThat(paste(Consents.CANCEL).rawQuery()).isEqualTo(Consents.CANCEL);
    }

    @Test
    void blankLinesAreNoAttempts() {
        assertThat(paste("", " ", "", "", "", "", ADDRESS).rawQuery()).isEqualTo(Consents.ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {WRONG, "http://localhost:8742/?code=c", "no", "?", Consents.PAGE, "code=%zz&state=x"})
    void textThatIsNoCallbackIsAskedForAgain(String wrong) {
        assertThat(paste(wrong, ADDRESS).rawQuery()).isEqualTo(Consents.ANSWER);
        assertThat(printed.toString()).containsOnlyOnce("not the whole address").containsOnlyOnce("Paste again:");
    }

    @Test
    void answerToAnotherRequestIsAskedForAgain() {
        assertThat(paste(FOREIGN, ADDRESS).rawQuery()).isEqualTo(Consents.ANSWER);
        assertThat(printed.toString()).containsOnlyOnce("not the answer to this request");
    }

    @Test
    void overlongPasteIsRefused() {
        assertThat(paste(ADDRESS + "&x=" + "x".repeat(8192), ADDRESS).rawQuery())
                .isEqualTo(Consents.ANSWER);
    }

    @Test
    void fifthWrongPasteIsTheLast() {
        assertThat(paste(WRONG, WRONG, FOREIGN, WRONG, ADDRESS).rawQuery()).isEqualTo(Consents.ANSWER);
        assertThat(failure(handler(WRONG, WRONG, FOREIGN, WRONG, WRONG, ADDRESS))
                        .reason())
                .isEqualTo(Reason.CALLBACK_MALFORMED);
    }

    @Test
    void endOfInputIsNamed() {
        AuthorizationFailedException failure = failure(handler(WRONG));
        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure).hasMessageContaining("The input ended before an address was pasted.");
    }

    @Test
    void brokenInputIsNamed() {
        Reader broken = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("unplugged");
            }

            @Override
            public void close() {}
        };
        AuthorizationFailedException failure =
                failure(new ConsolePasteCallbackHandler(new BufferedReader(broken), new PrintWriter(printed)));
        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure).hasMessageContaining("The input broke off.");
    }

    @Test
    void pastedValuesAreNeverPrinted() {
        paste(FOREIGN, ADDRESS);
        AuthorizationFailedException failure = failure(handler(FOREIGN, FOREIGN, FOREIGN, FOREIGN, FOREIGN));
        assertThat(printed.toString()).doesNotContain("c-2").doesNotContain("c%2F1");
        assertThat(failure).hasMessageNotContaining("c-2");
    }

    private AuthorizationCallback paste(String... lines) {
        return handler(lines).handle(REQUEST);
    }

    private ConsolePasteCallbackHandler handler(String... lines) {
        return new ConsolePasteCallbackHandler(
                new BufferedReader(new StringReader(String.join("\n", lines))), new PrintWriter(printed));
    }

    private static AuthorizationFailedException failure(CallbackHandler handler) {
        AuthorizationFailedException failure =
                catchThrowableOfType(AuthorizationFailedException.class, () -> handler.handle(REQUEST));
        assertThat(failure).isNotNull();
        return failure;
    }
}
