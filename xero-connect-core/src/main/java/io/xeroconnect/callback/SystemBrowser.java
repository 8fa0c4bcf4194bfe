package io.xeroconnect.callback;

import java.awt.AWTError;
import java.awt.Desktop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** The browser that the user of this machine has chosen, where there is a desktop. */
final class SystemBrowser {
    private SystemBrowser() {}

    /** Opens the address, or throws whatever unchecked exception says that it cannot. */
    static void open(URI address) {
        try {
            Desktop.getDesktop().browse(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AWTError | LinkageError e) {
            // A machine without a display, or a Java without the desktop module, says it with an Error.
            throw new UnsupportedOperationException(e);
        }
    }
}
