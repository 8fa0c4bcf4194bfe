package io.xeroconnect.sandbox.internal.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a {@code where} apart: texts in double quotes, numbers, names with dots, operators. */
final class WhereTokens {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d+(?:\\.\\d+)?|[A-Za-z_][A-Za-z0-9_.]*|==|!=|>=|<=|&&|\\|\\||[=<>(),])");

    private final Deque<String> tokens = new ArrayDeque<>();

    WhereTokens(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new QueryProblem("Syntax error (at index " + end + ")");
        }
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    String next() {
        String token = tokens.poll();
        if (token == null) {
            throw new QueryProblem("Expression expected at the end");
        }
        return token;
    }

    /** Takes the next token if it is one of these, whatever its case. */
    boolean skip(String... any) {
        String next = tokens.isEmpty() ? "" : tokens.element().toLowerCase(Locale.ROOT);
        for (String token : any) {
            if (token.equals(next)) {
                tokens.remove();
                return true;
            }
        }
        return false;
    }

    void require(String token) {
        if (!skip(token)) {
            throw new QueryProblem("'" + token + "' expected");
        }
    }
}
