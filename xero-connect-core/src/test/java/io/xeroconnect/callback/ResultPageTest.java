package io.xeroconnect.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultPageTest {
    @Test
    void pageIsNeitherStoredNorReferredFromNorFramed() throws Exception {
        try (Waiting waiting = new Waiting()) {
            assertThat(waiting.load(Consents.ANSWER))
                    .startsWith("HTTP/1.1 200 \r\n")
                    .contains("\r\nContent-Type: text/html; charset=utf-8\r\n")
                    .contains("\r\nReferrer-Policy: no-referrer\r\n")
                    .contains("\r\nCache-Control: no-store\r\n")
                    .contains("\r\nX-Content-Type-Options: nosniff\r\n")
                    .contains("default-src 'none'; ")
                    .contains("frame-ancestors 'none'\r\n")
                    .doesNotContain(Consents.STATE)
                    .doesNotContain("src=")
                    .doesNotContain("href=")
                    .doesNotContain("://");
        }
    }

    @Test
    void codeLeavesTheAddressThatTheBrowserShows() {
        assertThat(new String(ResultPage.answered().toResponse(), UTF_8))
                .contains("<script>history.replaceState(null,'',location.pathname)");
    }

    @Test
    void lengthIsCountedInBytes() {
        String response = new String(ResultPage.failed("\u00e9\u20ac", "").toResponse(), UTF_8);
        Matcher length = Pattern.compile("Content-Length: (\\d+)\r\n\r\n").matcher(response);
        assertThat(length.find()).isTrue();
        assertThat(response.substring(length.end()).getBytes(UTF_8)).hasSize(Integer.parseInt(length.group(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"style", "script"})
    void policyAllowsExactlyTheInlineTextOfThePage(String tag) throws Exception {
        String response = new String(ResultPage.answered().toResponse(), UTF_8);
        Matcher inline = Pattern.compile("(?s)<" + tag + ">(.*)</" + tag + ">").matcher(response);
        assertThat(inline.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(inline.group(1).getBytes(UTF_8));
        assertThat(response)
                .contains(tag + "-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }

    @Test
    void answerIsNotYetCalledASuccess() {
        assertThat(ResultPage.answered().text())
                .contains("You can close this window")
                .contains("finishes the connection now");
    }

    @Test
    void cancelSaysThatNothingWasChanged() throws Exception {
        try (Waiting waiting = new Waiting()) {
            assertThat(waiting.load(Consents.CANCEL))
                    .contains("<h1>Nothing was changed</h1>")
                    .contains("press Connect again");
            assertThat(waiting.rawQuery()).isEqualTo(Consents.CANCEL);
        }
    }

    @Test
    void whatXeroSaysIsShownAsTextAndCut() throws Exception {
        try (Waiting waiting = new Waiting()) {
            String page = waiting.load("error=server_error&error_description=%3Cb%3E%26%22%27" + "x".repeat(400)
                    + "&state=" + Consents.STATE);
            assertThat(page)
                    .contains("server_error: &lt;b&gt;&amp;&quot;&#39;xx")
                    .doesNotContain("<b>")
                    .doesNotContain("x".repeat(300));
        }
    }
}
