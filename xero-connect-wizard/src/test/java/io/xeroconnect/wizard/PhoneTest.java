package io.xeroconnect.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PhoneTest {
    private final Product product = new Product();
    private final TestBrowser till = product.browser;
    private final TestBrowser phone = new TestBrowser("");

    @AfterEach
    void close() {
        product.close();
    }

    private Seen code() {
        return till.send(product.untilConnect().form("Finish on your phone"));
    }

    private static URI link(Seen code) {
        return URI.create(code.html().replaceFirst("(?s).*<code>([^<]*)</code>.*", "$1"));
    }

    @Test
    void theTillFollowsWhatThePhoneDoes() {
        Seen code = code();
        assertThat(code.html()).contains("<svg", "role=\"img\"", "data-watch=");
        assertThat(code.address().toString()).doesNotContain("ticket");
        Seen start = phone.open(link(code));
        URI xero = phone.open(start.link("Go on to Xero")).link("Go on to Xero");
        Seen answered = phone.open(product.owner.allow(xero, product.shop));
        assertThat(answered.title()).isEqualTo("Connected to Corner Shop");
        assertThat(answered.text()).contains("If you scanned a code, look at that screen");
        assertThat(till.open(code.address()).title()).isEqualTo("Test the connection");
        String state = till.open(product.page("progress?connection=shop-7&way=FIRST_SETUP"))
                .html();
        assertThat(state).isEqualTo("TEST ");
    }

    @Test
    void lookingAtTheLinkDoesNotSpendIt() {
        URI link = link(code());
        phone.open(link);
        assertThat(new TestBrowser("").open(link).link("Go on to Xero")).isNotNull();
    }

    @Test
    void theLinkWorksOnce() {
        URI link = link(code());
        phone.open(phone.open(link).link("Go on to Xero"));
        Seen second = new TestBrowser("").open(phone.open(link).link("Go on to Xero"));
        assertThat(second.title()).isEqualTo("Not connected");
        assertThat(second.text()).contains("used already");
        assertThat(second.html()).doesNotContain("shop-7");
    }

    @Test
    void theLinkEndsAfterTenMinutes() {
        URI link = link(code());
        product.xero.advance(Duration.ofMinutes(11));
        Seen late = phone.open(phone.open(link).link("Go on to Xero"));
        assertThat(late.text()).contains("older than ten minutes");
    }
}
