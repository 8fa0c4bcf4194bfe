package io.xeroconnect.lab.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One figure of the library beside what was measured with it in the same run.
 *
 * @param name the experiment, a colon, and the case: {@code fresh: 8 threads, 1,000 connections}
 * @param figure the library's
 * @param control what the experiment holds it against, in the same unit; empty where there is nothing
 * @param peers the figures of others by their names, in the same unit; what is only reported stands here too
 * @param ratio what the goal speaks of, where that is not the figure itself
 * @param goal in words and figures, as {@code at most 1.2 x control}; empty if the row is only reported
 * @param met empty if the row is only reported
 * @param note what a reader has to know of this row beside what the experiment says of all; may be empty
 * @param limit what stands in the way of a goal that was missed, and which profile shows it; empty if it was met
 */
public record Row(
        String name,
        Figure figure,
        String unit,
        Optional<Figure> control,
        Map<String, Double> peers,
        Optional<Figure> ratio,
        String goal,
        Optional<Boolean> met,
        String note,
        String limit) {
    /** Copies the peers, in their order. */
    public Row {
        peers = Collections.unmodifiableMap(new LinkedHashMap<>(peers));
    }

    /** Returns a row with a figure only. */
    public static Row of(String name, Figure figure, String unit) {
        return new Row(name, figure, unit, Optional.empty(), Map.of(), Optional.empty(), "", Optional.empty(), "", "");
    }

    /** As {@link #of(String, Figure, String)}, with what was measured once. */
    public static Row of(String name, double figure, String unit) {
        return of(name, Figure.of(figure), unit);
    }

    /** Returns this row with what the figure is held against. */
    public Row control(Figure value) {
        return new Row(name, figure, unit, Optional.of(value), peers, ratio, goal, met, note, limit);
    }

    /** As {@link #control(Figure)}, with what was measured once. */
    public Row control(double value) {
        return control(Figure.of(value));
    }

    /** Returns this row with the figures of others. */
    public Row peers(Map<String, Double> others) {
        return new Row(name, figure, unit, control, others, ratio, goal, met, note, limit);
    }

    /** Returns this row with what the goal speaks of. */
    public Row ratio(Figure value) {
        return new Row(name, figure, unit, control, peers, Optional.of(value), goal, met, note, limit);
    }

    /** As {@link #ratio(Figure)}, with what was measured once. */
    public Row ratio(double value) {
        return ratio(Figure.of(value));
    }

    /** Returns this row with its goal and whether it was met. */
    public Row goal(String words, boolean isMet) {
        return new Row(name, figure, unit, control, peers, ratio, words, Optional.of(isMet), note, limit);
    }

    /** Returns this row with a note. */
    public Row note(String words) {
        return new Row(name, figure, unit, control, peers, ratio, goal, met, words, limit);
    }

    /** Returns this row with what stands in the way of its goal, if the goal was missed. */
    public Row limit(String words) {
        return new Row(name, figure, unit, control, peers, ratio, goal, met, note, isMissed() ? words : "");
    }

    /** Returns whether there is a goal, and it was missed. */
    public boolean isMissed() {
        return !met.orElse(true);
    }

    /** Returns the case, without the name of its experiment. */
    String label() {
        return name.substring(name.indexOf(':') + 1).strip();
    }

    /** Returns what a reader of the console needs: the figure, the control, and what came of the goal. */
    public String summary() {
        return name + ": " + figure + " " + unit
                + control.map(value -> ", control " + value).orElse("")
                + ratio.map(value -> ", ratio " + value).orElse("")
                + met.map(isMet -> isMet ? ", goal met" : ", goal missed: " + goal)
                        .orElse("");
    }
}
