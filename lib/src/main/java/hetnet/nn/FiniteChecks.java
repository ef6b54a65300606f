package hetnet.nn;

/** Numbers that must be finite before a training may take its next step. */
public final class FiniteChecks {

    private FiniteChecks() {
    }

    /**
     * @param what  the quantity
     * @param where epoch or step, and batch
     * @throws IllegalStateException naming both, when the value is not finite
     */
    public static void require(String what, double value, String where) {
        if (!Double.isFinite(value)) {
            throw new IllegalStateException(
                    ("the %s is %s in %s: training stopped before this step, and the last checkpoint stays; "
                    + "lower learningRate").formatted(what, value, where));
        }
    }
}
