package hetnet.study.sweep;

import java.util.List;

/**
 * What a row holds.
 *
 * @param values one for each metric of the study; NaN where the row has none
 * @param arrays one for each {@link Sweep#arrays}
 */
public record RowContent(double[] values, List<double[]> arrays) {

    /** Without arrays. */
    static RowContent of(double[] values) {
        return new RowContent(values, List.of());
    }
}
