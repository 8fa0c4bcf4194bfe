package io.xeroconnect.support;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A person at the keyboard, or nobody, and what comes on the standard input. */
final class FakeTerminal implements Terminal {
    final List<String> asked = new ArrayList<>();
    final List<String> askedSecretly = new ArrayList<>();

    private final Deque<String> answers = new ArrayDeque<>();
    private final PrintWriter writer;
    private boolean interactive;
    private BufferedReader input = new BufferedReader(new StringReader(""));

    FakeTerminal(PrintWriter writer) {
        this.writer = writer;
    }

    /** Somebody is there and will give these answers. */
    void answer(String... next) {
        interactive = true;
        answers.addAll(List.of(next));
    }

    /** Another program sends this. */
    void send(BufferedReader reader) {
        input = reader;
    }

    @Override
    public boolean isInteractive() {
        return interactive;
    }

    @Override
    public String ask(String question) {
        asked.add(question);
        return answers.remove();
    }

    @Override
    public String askSecret(String question) {
        askedSecretly.add(question);
        return answers.remove();
    }

    @Override
    public BufferedReader reader() {
        return input;
    }

    @Override
    public PrintWriter writer() {
        return writer;
    }
}
