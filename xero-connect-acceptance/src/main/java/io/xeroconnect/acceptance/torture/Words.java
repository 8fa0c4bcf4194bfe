package io.xeroconnect.acceptance.torture;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Options and their values, as a command line gives them. */
final class Words {
    private final Map<String, String> given = new HashMap<>();

    /**
     * Reads a command line.
     *
     * @param valued the options that are followed by a value
     * @param flags the options that are not
     * @throws IllegalArgumentException with a message that says which word is wrong
     */
    Words(List<String> words, List<String> valued, List<String> flags) {
        for (Iterator<String> left = words.iterator(); left.hasNext(); ) {
            String option = left.next();
            if (flags.contains(option)) {
                given.put(option, "");
            } else if (valued.contains(option) && left.hasNext()) {
                given.put(option, left.next());
            } else {
                String problem = valued.contains(option) ? "A value is missing after " : "There is no option ";
                throw new IllegalArgumentException(problem + option + ".");
            }
        }
    }

    boolean has(String option) {
        return given.containsKey(option);
    }

    int number(String option, int otherwise) {
        String word = given.getOrDefault(option, Integer.toString(otherwise));
        if (!word.matches("[1-9][0-9]{0,8}") && !word.equals(Integer.toString(otherwise))) {
            throw new IllegalArgumentException(option + " wants a whole number from 1, not " + word + ".");
        }
        return Integer.parseInt(word);
    }

    <E extends Enum<E>> E constant(String option, E otherwise) {
        String word = given.getOrDefault(option, otherwise.name());
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return List.of(otherwise.getDeclaringClass().getEnumConstants()).stream()
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(option + " does not know " + word + "."));
    }

    /** Returns whether the option was given, with the only value that it may have. */
    boolean is(String option, String onlyValue) {
        Optional<String> word = Optional.ofNullable(given.get(option));
        word.filter(value -> !value.equals(onlyValue)).ifPresent(value -> {
            throw new IllegalArgumentException(option + " knows only " + onlyValue + ", not " + value + ".");
        });
        return word.isPresent();
    }
}
