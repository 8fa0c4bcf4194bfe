package io.xeroconnect.lab.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a start spends its time on: the classes that it loads, counted by where they come from. */
final class LoadedClasses {
    private static final Pattern LINE = Pattern.compile("\\] (\\S+) source: (\\S.*)$");
    private static final Pattern LAST = Pattern.compile(".*[/\\\\]([^/\\\\]+)[/\\\\]?");

    private final Map<String, Integer> counts = new TreeMap<>();

    private LoadedClasses() {}

    static List<String> logging(Path file) {
        return List.of("-Xlog:class+load:file=" + file);
    }

    static LoadedClasses read(Path log) throws IOException {
        LoadedClasses all = new LoadedClasses();
        try (Stream<String> lines = Files.lines(log)) {
            lines.map(LINE::matcher)
                    .filter(Matcher::find)
                    .forEach(line -> all.counts.merge(source(line.group(1), line.group(2)), 1, Integer::sum));
        }
        return all;
    }

    private static String source(String name, String source) {
        if (source.startsWith("shared objects file")) {
            return "the JDK's archive of classes";
        }
        if (name.contains("$$Lambda") || name.contains("LambdaForm") || !source.contains(":")) {
            return "made at run time";
        }
        Matcher last = LAST.matcher(source);
        return last.matches() ? last.group(1) : source;
    }

    /** Returns one line for each source, the largest first. */
    List<String> lines() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(entry -> "%6d  %s".formatted(entry.getValue(), entry.getKey()))
                .toList();
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
