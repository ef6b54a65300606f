package hetnet.study.sweep;

/**
 * Makes rows, one after the other, for one thread. What it keeps between two rows saves time and changes no value.
 */
@FunctionalInterface
public interface RowMaker {

    /**
     * The values of a row, which depend on its key alone.
     *
     * @return one for each metric of the study; NaN where the row has none
     * @throws RuntimeException why there are none
     */
    double[] values(SweepKey key);
}
