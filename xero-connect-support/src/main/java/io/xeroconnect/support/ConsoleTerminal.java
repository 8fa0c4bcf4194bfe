package io.xeroconnect.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal of this process; without one, its standard input and its error stream. */
final class ConsoleTerminal implements Terminal {
    private final Optional<Console> console;
    private final BufferedReader reader;
    private final PrintWriter writer;

    ConsoleTerminal() {
        this.console = Optional.ofNullable(System.console()).filter(ConsoleTerminal::isTerminal);
        this.reader = console.map(Console::reader)
                .map(BufferedReader::new)
                .orElseGet(() -> new BufferedReader(new InputStreamReader(System.in, UTF_8)));
        this.writer = console.map(Console::writer).orElseGet(() -> new PrintWriter(System.err, true, UTF_8));
    }

    /** From Java 22 on there may be a console without a terminal, which would show what is typed. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public boolean isInteractive() {
        return console.isPresent();
    }

    @Override
    public String ask(String question) {
        return present(terminal().readLine("%s ", question));
    }

    @Override
    public String askSecret(String question) {
        char[] typed = terminal().readPassword("%s (not shown): ", question);
        return present(typed == null ? null : new String(typed));
    }

    @Override
    public BufferedReader reader() {
        return reader;
    }

    @Override
    public PrintWriter writer() {
        return writer;
    }

    private Console terminal() {
        return console.orElseThrow(() -> Problem.usage("There is no terminal to ask at."));
    }

    private static String present(@Nullable String line) {
        if (line == null) {
            throw Problem.usage("The input ended before the question was answered.");
        }
        return line;
    }
}
