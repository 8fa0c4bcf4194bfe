package io.xeroconnect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/troubleshooting.md} says of each finding. The code is held to it, and it to the code. */
public final class TroubleshootingPage {
    private static final Path PAGE = Path.of("../docs/troubleshooting.md");
    private static final Pattern ENTRY =
            Pattern.compile("(?m)^### (\\S+)\\n\\n(.+) · (PASS|WARN|FAIL|SKIPPED)\\n\\n> (.+)\\n"
                    + "(?:\\n- \\*\\*Cause:\\*\\* (.+)\\n- \\*\\*How to see it:\\*\\* (.+)\\n"
                    + "- \\*\\*Owner:\\*\\* (.+)\\n- \\*\\*Support:\\*\\* (.+)\\n)?");

    private TroubleshootingPage() {}

    /**
     * One entry.
     *
     * @param check the title of the check
     * @param cause empty where all is well, as are the other texts but the finding
     */
    public record Entry(
            String id,
            String check,
            String outcome,
            String finding,
            String cause,
            String sight,
            String owner,
            String support) {}

    /** Returns the entries by id, in their order. */
    public static Map<String, Entry> entries() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Matcher found = ENTRY.matcher(text());
        while (found.find()) {
            boolean well = found.group(5) == null;
            Entry entry = new Entry(
                    found.group(1),
                    found.group(2),
                    found.group(3),
                    found.group(4),
                    well ? "" : found.group(5),
                    well ? "" : found.group(6),
                    well ? "Nothing to do." : found.group(7),
                    well ? "Nothing to do." : found.group(8));
            if (entries.put(entry.id(), entry) != null) {
                throw new IllegalStateException(entry.id() + " has two entries.");
            }
        }
        return entries;
    }

    /** Returns how many headings look like ids, whether or not their entry is complete. */
    public static long headings() {
        return text().lines().filter(line -> line.startsWith("### ")).count();
    }

    private static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
