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
 * @param control the physical limit, in the same unit; empty where there is none
 * @param peers the figures of others by their names, in the same unit; what is only reported stands here too
 * @param ratio what the goal speaks of, where that is not the figure itself
 * @param goal in words and figures, as {@code at most 1.2 x control}; empty if the row is only reported
 * @param met empty if the row is only reported
 * @param note what a reader has to know to believe the figure; may be empty
 * @param limit what stands in the way of a goal that was missed, and which profile shows it; empty if it was met
 */
public record Row(
        String name,
        double figure,
        String unit,
        Optional<Double> control,
        Map<String, Double> peers,
        Optional<Double> ratio,
        String goal,
        Optional<Boolean> met,
        String note,
        String limit) {
    /** Copies the peers, in their order. */
    public Row {
        peers = Collections.unmodifiableMap(new LinkedHashMap<>(peers));
    }

    /** Returns a row with a figure only. */
    public static Row of(String name, double figure, String unit) {
        return new Row(name, figure, unit, Optional.empty(), Map.of(), Optional.empty(), "", Optional.empty(), "", "");
    }

    /** Returns this row with the physical limit. */
    public Row control(double value) {
        return new Row(name, figure, unit, Optional.of(value), peers, ratio, goal, met, note, limit);
    }

    /** Returns this row with the figures of others. */
    public Row peers(Map<String, Double> others) {
        return new Row(name, figure, unit, control, others, ratio, goal, met, note, limit);
    }

    /** Returns this row with what the goal speaks of. */
    public Row ratio(double value) {
        return new Row(name, figure, unit, control, peers, Optional.of(value), goal, met, note, limit);
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

    /** Returns what a reader of the console needs: the figure, the control, and what came of the goal. */
    public String summary() {
        return name + ": " + Figures.text(figure) + " " + unit
                + control.map(value -> ", control " + Figures.text(value)).orElse("")
                + met.map(isMet -> isMet ? ", goal met" : ", goal missed: " + goal)
                        .orElse("");
    }
}
