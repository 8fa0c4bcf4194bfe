package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One object of a request's body. A member that is null counts as absent, and so does one that is blank. */
public record Element(Map<String, Object> members) {
    /** Reads an object; anything else is an empty one. */
    public static Element of(Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> {
                if (member != null) {
                    members.put(String.valueOf(name), member);
                }
            });
        }
        return new Element(members);
    }

    /** The objects of a list; one object alone is a list of one. */
    List<Element> list(String name) {
        Object value = members.getOrDefault(name, List.of());
        return value instanceof List<?> list ? list.stream().map(Element::of).toList() : List.of(Element.of(value));
    }

    Element object(String name) {
        return of(members.getOrDefault(name, Map.of()));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(members.get(name)).map(String::valueOf).filter(text -> !text.isBlank());
    }

    /** A member that keeps what was there before if it is absent, and may be emptied. */
    String text(String name, String before) {
        return String.valueOf(members.getOrDefault(name, before));
    }

    Optional<UUID> id(String name) {
        return text(name).flatMap(Ids::parse);
    }

    Optional<BigDecimal> number(String name) {
        try {
            return text(name).map(BigDecimal::new);
        } catch (NumberFormatException e) {
            throw new UnreadableElement(name + " is not a valid number.");
        }
    }

    Optional<LocalDate> date(String name) {
        return text(name)
                .map(text ->
                        Dates.parse(text).orElseThrow(() -> new UnreadableElement(name + " is not a valid date.")));
    }

    /** The same object with one member more. */
    public Element with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Element(more);
    }
}
