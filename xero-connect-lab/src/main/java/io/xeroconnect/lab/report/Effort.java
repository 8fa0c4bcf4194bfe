package io.xeroconnect.lab.report;

/** How much a run may take. */
public enum Effort {
    /** All experiments in less than ten minutes on two cores: enough to see a goal missed by far. */
    QUICK,
    /** Long enough for the figures that are published. */
    FULL
}
