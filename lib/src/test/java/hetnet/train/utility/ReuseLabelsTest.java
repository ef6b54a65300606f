package hetnet.train.utility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import hetnet.model.unrolled.UnrolledGnn;
import hetnet.radio.Allocation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReuseLabelsTest {

    /** BS 0 on the first RB of three, BS 1 on the others; UE 0 at BS 0, UEs 1 and 2 at BS 1. */
    private static final Allocation LABEL = new Allocation(new int[] {0, 1, 1}, new double[][] {{4, 0, 0}, {0, 2, 2}});

    @Test
    void theOrderOfTheRbsDoesNotMatter() {
        assertEquals(0, loss(new float[] {1, 0, 0, 0, 0.5f, 0.5f}, 30), 1e-6);
        assertEquals(0, loss(new float[] {0, 0, 1, 0.5f, 0.5f, 0}, 30), 1e-6);
    }

    @Test
    void whatDiffersCosts() {
        // both BSs at equal power: R alpha is 1 everywhere, the label 3 0 0 and 0 1.5 1.5
        double third = 1f / 3;
        double expected = ((3 - 1) * (3 - 1) + 1 + 1 + 1 + 0.25 + 0.25) / 6;
        float[] equal = {(float) third, (float) third, (float) third, (float) third, (float) third, (float) third};
        assertEquals(expected, loss(equal, 30), 1e-6);
        // undecided UEs: ln 2 each
        assertEquals(Math.log(2), loss(new float[] {1, 0, 0, 0, 0.5f, 0.5f}, 0), 1e-6);
        assertTrue(loss(new float[] {0, 0.5f, 0.5f, 1, 0, 0}, 30) > 1, "the BSs are not interchangeable");
    }

    /** @param margin logit of the label's BS above the other's */
    private static double loss(float[] fraction, float margin) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray logits = manager.create(new float[] {margin, 0, 0, 0, margin, margin}, new Shape(1, 2, 3));
            NDArray rates = manager.zeros(new Shape(1, 3));
            return ReuseLabels.terms(new UnrolledGnn.Decision(manager.create(fraction, new Shape(1, 2, 3)), logits,
                    rates), List.of(LABEL), 1)
                    .values().stream().mapToDouble(NDArray::getFloat).sum();
        }
    }
}
