package io.xeroconnect.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HtmlTest {
    @Test
    void textAndAttributesAreEscaped() {
        assertThat(Html.of("p").set("title", "\"'<>&").text("<b>&\"'").toString())
                .isEqualTo("<p title=\"&quot;&#39;&lt;&gt;&amp;\">&lt;b&gt;&amp;&quot;&#39;</p>");
    }

    @Test
    void aLinkLeadsToTheWebOnly() {
        assertThat(Html.of("a").href("javascript:alert(1)").toString()).isEqualTo("<a></a>");
        assertThat(Html.of("a").href("/xero/?a=b").toString()).isEqualTo("<a href=\"/xero/?a=b\"></a>");
    }

    @Test
    void whatIsWrittenOnAColourCanBeRead() {
        assertThat(new Colours("#ffd400", "#10202f").css())
                .contains("--on-button:#16202b", "--on-bar:#ffffff", "--link:#16202b");
        assertThat(new Colours("#0b5394", "#ffffff").css())
                .contains("--on-button:#ffffff", "--on-bar:#16202b", "--link:#0b5394");
        assertThatThrownBy(() -> new Colours("red", "#ffffff"))
                .hasMessage("A colour must look like #0b5394, this one is red.");
    }

    @Test
    void aFlashIsForOnePage() {
        Flash flash = new Flash("/xero/set-up?a=b", true, "Grüße\nund mehr");
        assertThat(Flash.read(flash.write())).contains(flash);
        assertThat(Flash.read("%%%")).isEmpty();
        assertThat(Flash.read("")).isEmpty();
    }

    @Test
    void badlyEncodedPairsAreLeftOut() {
        assertThat(Query.parse("a=%zz&b=1&=x&c&b=2")).containsExactlyEntriesOf(java.util.Map.of("b", "1"));
    }
}
