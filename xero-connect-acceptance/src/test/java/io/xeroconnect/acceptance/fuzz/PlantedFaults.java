package io.xeroconnect.acceptance.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;

/** Targets with what a fuzz run has to find. They are no tests: their name keeps them out of the build and the table. */
final class PlantedFaults {
    private static final int LONG_ENOUGH = 2;

    private final List<byte[]> kept = new ArrayList<>();

    @FuzzTest
    void failsForSomeInputs(byte[] data) {
        if (data.length > LONG_ENOUGH) {
            throw new IllegalStateException("planted");
        }
    }

    @FuzzTest
    void hangsForSomeInputs(byte[] data) {
        while (data.length > LONG_ENOUGH) {
            Thread.onSpinWait();
        }
    }

    @FuzzTest
    void fillsTheMemoryForSomeInputs(byte[] data) {
        while (data.length > LONG_ENOUGH) {
            kept.add(new byte[1 << 20]);
        }
    }
}
