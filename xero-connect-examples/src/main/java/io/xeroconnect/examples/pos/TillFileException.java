package io.xeroconnect.examples.pos;

import java.util.List;

/** A file that cannot be taken as a whole. Nothing of it was. The message names every line that is wrong. */
final class TillFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TillFileException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
