package hetnet.study.sweep;

/**
 * Makes rows, one after the other, for one thread. What it keeps between two rows saves time and changes no value.
 */
@FunctionalInterface
public interface RowMaker {

    /**
     * What a row holds, which depends on its key alone.
     *
     * @throws RuntimeException why it holds nothing
     */
    RowContent content(SweepKey key);
}
