package hetnet.study.sweep;

import java.util.List;

/** What kind of study a SPEC asks for: its keys, its columns, and who makes its rows. */
interface SweepPlan {

    /** Names of the columns of values. */
    List<String> metrics();

    /** Names of the arrays that a row has beside them. */
    default List<String> arrays() {
        return List.of();
    }

    /** Which rows there are. */
    SweepKeys keys();

    /** Fingerprint of the weights that decide; empty where there are none. */
    String weights();

    /** Whether a second run gives the same rows: not where time is measured or limited. */
    boolean repeatable();

    /** Whether PyTorch's native libraries have to be there. */
    boolean needsNatives();

    /** A maker of rows for one thread. */
    RowMaker open();
}
