package io.xeroconnect.lab.report;

import java.nio.file.Path;
import java.util.List;

/** Measures one thing, with its control and its peers in the same run. */
public interface Experiment {
    /** Returns the word that selects it on the command line, with which the names of its rows begin. */
    String name();

    /**
     * Returns what has to be known to believe its rows: what is measured and how, what the control, the ratio and the
     * range are, and why the goal is what it is.
     */
    String about();

    /**
     * Measures.
     *
     * @param folder where profiles and logs may be kept; exists
     */
    List<Row> measure(Effort effort, Path folder) throws Exception;
}
