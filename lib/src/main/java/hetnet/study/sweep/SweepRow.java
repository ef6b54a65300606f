package hetnet.study.sweep;

import java.util.Arrays;
import java.util.List;

/**
 * One row of results.
 *
 * @param index  of its key in the study
 * @param key    what it belongs to
 * @param values one for each metric of the study, NaN where it has none; all NaN where the row failed
 * @param arrays one for each {@link Sweep#arrays}; none where the row failed
 * @param reason why it failed, in one sentence; empty where it did not
 */
public record SweepRow(long index, SweepKey key, double[] values, List<double[]> arrays, String reason) {

    /** Whether there are no values. */
    public boolean failed() {
        return !reason.isEmpty();
    }

    /** Equal to the last bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SweepRow row && index == row.index && key.equals(row.key)
                && Arrays.equals(values, row.values)
                && Arrays.deepEquals(arrays.toArray(), row.arrays.toArray()) && reason.equals(row.reason);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(index);
    }

    @Override
    public String toString() {
        return index + " " + key + " " + Arrays.toString(values) + " " + reason;
    }
}
