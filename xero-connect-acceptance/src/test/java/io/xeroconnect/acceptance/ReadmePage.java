package io.xeroconnect.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program that a vendor gets who copies the README's lines about the set-up pages into an empty product. */
final class ReadmePage {
    private static final Path README = Path.of("..", "README.md");
    private static final Path FRAME = Path.of("src", "consumers", "set-up-pages", "Page.java.txt");

    private ReadmePage() {}

    /** Writes the program into this folder. */
    static void copyTo(Path folder) throws IOException {
        String readme = Files.readString(README).replace("\r\n", "\n");
        String program = Files.readString(FRAME)
                .replace("{{setup}}", inline(readme, "setup("))
                .replace("{{signedIn}}", inline(readme, "request -> "))
                .replace("{{mounting}}", after(readme, "<!-- mounting -->\n```java\n", "\n```"));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("Page.java"), program);
    }

    /** Returns the code in a sentence that begins so. */
    private static String inline(String text, String beginning) {
        return beginning + after(text, "`" + beginning, "`");
    }

    private static String after(String text, String beginning, String end) {
        int start = text.indexOf(beginning);
        if (start < 0) {
            throw new IllegalStateException("The README does not say " + beginning.strip() + ".");
        }
        String rest = text.substring(start + beginning.length());
        return rest.substring(0, rest.indexOf(end));
    }
}
