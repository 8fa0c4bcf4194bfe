package io.xeroconnect.sandbox.internal.browser;

import java.net.URI;

/**
 * Where the browser stands.
 *
 * @param outside whether the address is the app's own, which the browser does not open
 */
record Page(URI address, String html, boolean outside) {
    static Page outside(URI address) {
        return new Page(address, "", true);
    }

    HtmlForm form() {
        if (outside) {
            throw new IllegalStateException("Xero called back without asking: " + address);
        }
        return HtmlForm.of(html);
    }

    URI callback() {
        if (!outside) {
            throw new IllegalStateException("Xero showed a page instead of calling back: " + HtmlForm.text(html));
        }
        return address;
    }
}
