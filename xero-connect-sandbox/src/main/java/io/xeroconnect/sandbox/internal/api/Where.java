package io.xeroconnect.sandbox.internal.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Reads the parameter {@code where}: comparisons of a field with a literal, joined by {@code &&}, {@code ||},
 * {@code AND}, {@code OR} and parentheses. That texts are compared whatever their case is known of names, and an
 * assumption for everything else.
 */
final class Where {
    private static final Set<String> FUNCTIONS = Set.of("Contains", "StartsWith", "EndsWith");

    private final WhereTokens tokens;
    private final String type;
    private final Set<String> fields;

    private Where(String text, String type, Set<String> fields) {
        this.tokens = new WhereTokens(text);
        this.type = type;
        this.fields = fields;
    }

    /** Returns the condition that an item must fulfil. */
    static Predicate<Map<String, Object>> parse(String text, String type, Set<String> fields) {
        Where where = new Where(text, type, fields);
        Predicate<Map<String, Object>> condition = where.either();
        if (!where.tokens.isEmpty()) {
            throw new QueryProblem("Syntax error at '" + where.tokens.next() + "'");
        }
        return condition;
    }

    private Predicate<Map<String, Object>> either() {
        Predicate<Map<String, Object>> condition = both();
        while (tokens.skip("||", "or")) {
            condition = condition.or(both());
        }
        return condition;
    }

    private Predicate<Map<String, Object>> both() {
        Predicate<Map<String, Object>> condition = one();
        while (tokens.skip("&&", "and")) {
            condition = condition.and(one());
        }
        return condition;
    }

    private Predicate<Map<String, Object>> one() {
        if (tokens.skip("(")) {
            Predicate<Map<String, Object>> condition = either();
            tokens.require(")");
            return condition;
        }
        String path = tokens.next();
        if (tokens.skip("(")) {
            return function(path);
        }
        requireField(path);
        IntPredicate operator = operator(tokens.next());
        Object literal = literal();
        return item -> operator.test(compare(value(item, path), literal));
    }

    private Predicate<Map<String, Object>> function(String call) {
        int dot = call.lastIndexOf('.');
        String path = call.substring(0, Math.max(0, dot));
        String name = call.substring(dot + 1);
        requireField(path);
        if (!FUNCTIONS.contains(name)) {
            throw new QueryProblem("No applicable method '" + name + "' exists");
        }
        String part = String.valueOf(literal()).toLowerCase(Locale.ROOT);
        tokens.require(")");
        return item -> matches(name, value(item, path).toString().toLowerCase(Locale.ROOT), part);
    }

    private static boolean matches(String function, String text, String part) {
        return switch (function) {
            case "Contains" -> text.contains(part);
            case "StartsWith" -> text.startsWith(part);
            default -> text.endsWith(part);
        };
    }

    private void requireField(String path) {
        if (!fields.contains(path.split("\\.", 2)[0])) {
            throw new QueryProblem("No property or field '" + path + "' exists in type '" + type + "' (at index 0)");
        }
    }

    private static IntPredicate operator(String token) {
        return switch (token) {
            case "==", "=" -> order -> order == 0;
            case "!=" -> order -> order != 0;
            case ">" -> order -> order > 0;
            case ">=" -> order -> order >= 0;
            case "<" -> order -> order < 0;
            case "<=" -> order -> order <= 0;
            default -> throw new QueryProblem("Syntax error at '" + token + "'");
        };
    }

    private Object literal() {
        String token = tokens.next();
        if (token.startsWith("\"")) {
            return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        if (Character.isDigit(token.charAt(0)) || token.startsWith("-")) {
            return new BigDecimal(token);
        }
        return switch (token.toLowerCase(Locale.ROOT)) {
            case "true", "false" -> Boolean.valueOf(token);
            case "null" -> "";
            case "guid" -> arguments().get(0);
            case "datetime", "datetime.parse" -> moment(arguments());
            default -> throw new QueryProblem("Unknown identifier '" + token + "'");
        };
    }

    private List<Object> arguments() {
        tokens.require("(");
        List<Object> arguments = new ArrayList<>();
        do {
            arguments.add(literal());
        } while (tokens.skip(","));
        tokens.require(")");
        return arguments;
    }

    private static Instant moment(List<Object> parts) {
        try {
            if (parts.get(0) instanceof String text) {
                return text.contains("T")
                        ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                        : start(LocalDate.parse(text));
            }
            int[] numbers = parts.stream()
                    .mapToInt(part -> Integer.parseInt(String.valueOf(part)))
                    .toArray();
            Instant day = start(LocalDate.of(numbers[0], numbers[1], numbers[2]));
            return numbers.length < 6 ? day : day.plusSeconds(numbers[3] * 3600L + numbers[4] * 60L + numbers[5]);
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new QueryProblem("Not a date: " + parts);
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** What is absent is an empty text. */
    static Object value(Map<String, Object> item, String path) {
        Object value = item;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(name) : "";
        }
        return value == null ? "" : value;
    }

    private static int compare(Object value, Object literal) {
        if (literal instanceof Instant moment) {
            return Moments.of(value).map(moment::compareTo).map(order -> -order).orElse(-1);
        }
        if (literal instanceof BigDecimal number && value instanceof BigDecimal amount) {
            return amount.compareTo(number);
        }
        return value.toString().compareToIgnoreCase(literal.toString());
    }
}
