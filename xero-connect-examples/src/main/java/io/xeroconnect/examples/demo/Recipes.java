package io.xeroconnect.examples.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Recipes by their names, each with what stands around it when it is shown. Immutable. */
public final class Recipes {
    private final List<Recipe> all;

    /** Offers these. */
    public Recipes(List<Recipe> all) {
        this.all = List.copyOf(all);
    }

    /** Shows one recipe at work. */
    @FunctionalInterface
    public interface Demo {
        /** Prints what it shows, in a few lines. */
        void run(PrintStream out) throws Exception;
    }

    /**
     * One recipe.
     *
     * @param name how it is asked for
     * @param code what a product copies
     * @param shows in a few words
     * @param demo runs it
     */
    public record Recipe(String name, Class<?> code, String shows, Demo demo) {}

    /** Returns all of them. */
    public List<Recipe> all() {
        return all;
    }

    /** Runs the named recipe, or lists them where none is named. Returns the exit status. */
    public int run(List<String> words, PrintStream out, PrintStream err) throws Exception {
        if (words.isEmpty()) {
            list(out);
            return 0;
        }
        Optional<Recipe> wanted = all.stream()
                .filter(recipe -> words.equals(List.of(recipe.name())))
                .findFirst();
        if (wanted.isEmpty()) {
            err.println("There is no recipe " + String.join(" ", words) + " here, only these:");
            list(err);
            return 1;
        }
        wanted.get().demo().run(out);
        return 0;
    }

    private void list(PrintStream out) {
        all.forEach(recipe -> out.printf("  %-18s %s%n", recipe.name(), recipe.shows()));
    }
}
