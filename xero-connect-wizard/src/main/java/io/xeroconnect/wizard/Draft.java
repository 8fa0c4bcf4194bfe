package io.xeroconnect.wizard;

import java.util.Optional;

/**
 * A page before it has its frame.
 *
 * @param goesOnAt where the browser goes at once
 * @param reloadsAt where a browser without scripts looks every now and then for something new
 * @param watch where a script asks for the state, and reloads the page when it is no longer {@code state}
 * @param showsNotice whether the frame shows the sentence that the last form left, and not the content itself
 */
record Draft(
        String title,
        Html content,
        Optional<String> goesOnAt,
        Optional<String> reloadsAt,
        Optional<String> watch,
        String state,
        boolean showsNotice) {
    static Draft of(String title, Html... content) {
        return new Draft(title, Html.all(content), Optional.empty(), Optional.empty(), Optional.empty(), "", true);
    }

    Draft goingOnAt(String address) {
        return new Draft(title, content, Optional.of(address), reloadsAt, watch, state, showsNotice);
    }

    Draft watching(String progress, String now, String reload) {
        return new Draft(title, content, goesOnAt, Optional.of(reload), Optional.of(progress), now, showsNotice);
    }

    Draft withoutNotice() {
        return new Draft(title, content, goesOnAt, reloadsAt, watch, state, false);
    }

    /** The content may hold a link that lets whoever has it go on. */
    @Override
    public String toString() {
        return "Draft[" + title + ", rest redacted]";
    }
}
