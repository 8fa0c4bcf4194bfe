package io.xeroconnect.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the inspection of a page finds. */
@ExtendWith(RealBrowser.class)
final class InspectionTest {
    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><head><title>Page</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"></head>
            <body><main><h1>Page</h1>%s</main></body></html>
            """;

    private Windows windows;

    @BeforeEach
    void open(Windows given) {
        windows = given;
    }

    private Person with(String content) {
        Person person = windows.atTill();
        person.page().setContent(PAGE.formatted(content));
        return person;
    }

    @Test
    void aGoodPagePasses() {
        with("<p>Good</p>").sees("Page");
    }

    @Test
    void aPageWiderThanAPhoneIsFound() {
        Person person = with("<div style='width:400px'>Wide</div>");
        assertThatThrownBy(() -> person.sees("Page")).hasMessageContaining("pixels beyond the edge of Page at 360");
    }

    @Test
    void aFieldWithoutALabelIsFound() {
        Person person = with("<input>");
        assertThatThrownBy(() -> person.sees("Page")).hasMessageContaining("label: Fix any of the following");
    }
}
