package hetnet.mimo.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import hetnet.mimo.model.TensorLinks;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.Precoders;
import hetnet.mimo.solver.TinyMimo;
import hetnet.mimo.solver.WmmsePrecoding;
import hetnet.solver.SolveContext;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WmmseLabelsTest {

    private static final int ANTENNAS = 4;
    private static final int MOST = 3; // UEs of a BS

    /** Panels of 4 and 2, cells of 3 and 1. */
    private final MimoProblem problem = TinyMimo.random(2, List.of(4, 2), 150, 40, 5)
            .withAssociation(new int[] {0, 0, 0, 1});
    private final Precoders labels = WmmsePrecoding.standard().solve(problem, SolveContext.of(1)).precoders();
    private final int blocks = labels.blocks();

    /** What WMMSE decides, each precoder times a factor and turned by a phase; flat [1, R, 2, 2 A, K]. */
    private double[] like(double factor, double phase) {
        double[] w = new double[blocks * 2 * 2 * ANTENNAS * MOST];
        for (int r = 0; r < blocks; r++) {
            for (int u = 0; u < 4; u++) {
                int b = u / 3;
                double scale = factor / Math.sqrt(problem.budgetWatt()[b]);
                for (int a = 0; a < ANTENNAS; a++) {
                    double re = labels.re()[labels.index(u, r) + a] * scale;
                    double im = labels.im()[labels.index(u, r) + a] * scale;
                    int at = ((r * 2 + b) * 2 * ANTENNAS + a) * MOST + u % 3;
                    w[at] = re * Math.cos(phase + u) - im * Math.sin(phase + u);
                    w[at + ANTENNAS * MOST] = re * Math.sin(phase + u) + im * Math.cos(phase + u);
                }
            }
        }
        return w;
    }

    private double distance(double[] w) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray precoders = manager.create(w, new Shape(1, blocks, 2, 2L * ANTENNAS, MOST));
            return new WmmseLabels(List.of(problem), precoders, manager).distance(new TensorLinks(precoders, null,
                    null, null, null, null, null, null, null, null)).getDouble();
        }
    }

    @Test
    void theDistanceIsNoneAtTheLabelsWhateverThePhases() {
        assertEquals(0, distance(like(1, 0)), 1e-9);
        assertEquals(0, distance(like(1, 2.5)), 1e-9);
    }

    @Test
    void elsewhereItIsThatOfTheVectorsByTheBudget() {
        double power = 0;
        for (int u = 0; u < 4; u++) {
            for (int r = 0; r < blocks; r++) {
                power += labels.powerWatt(u, r) / problem.budgetWatt()[u / 3];
            }
        }
        assertEquals(power / 2, distance(new double[like(1, 0).length]), 1e-6 * power);
        assertEquals(0.25 * power / 2, distance(like(0.5, 1)), 1e-6 * power);
        double[] other = like(1, 0);
        Arrays.setAll(other, i -> -other[i]); // half a turn is a phase as well
        assertEquals(0, distance(other), 1e-9);
    }
}
