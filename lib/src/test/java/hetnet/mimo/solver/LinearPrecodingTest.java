package hetnet.mimo.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.mimo.kernel.StreamLinks;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.mimo.radio.Precoders;
import hetnet.solver.SolveContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinearPrecodingTest {

    @ParameterizedTest
    @EnumSource(LinearPrecoding.Kind.class)
    void agreesWithAnIndependentProgram(LinearPrecoding.Kind kind) {
        LinearPrecoding solver = new LinearPrecoding(kind);
        MimoProblem problem = TinyMimo.reference(1, 0, 0, 1, 1);
        MimoSolution solution = solver.solve(problem, SolveContext.of(1));
        assertPrecoders(TinyMimo.reference(double[][][].class, "schemes", solver.name(), "precoder"),
                solution.precoders());
        double[] rate = TinyMimo.reference(double[].class, "schemes", solver.name(), "rate");
        for (int u = 0; u < rate.length; u++) {
            assertEquals(rate[u], solution.rateBps()[u] / problem.radio().bandwidthHz(), 1e-9);
        }
    }

    static void assertPrecoders(double[][][] wanted, Precoders found) {
        for (int u = 0; u < wanted.length; u++) {
            for (int a = 0; a < wanted[u].length; a++) {
                assertEquals(wanted[u][a][0], found.re()[found.index(u, 0) + a], 1e-9, "UE " + u);
                assertEquals(wanted[u][a][1], found.im()[found.index(u, 0) + a], 1e-9, "UE " + u);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(LinearPrecoding.Kind.class)
    void theWorstAntennaIsAtItsBudget(LinearPrecoding.Kind kind) {
        MimoProblem problem = TinyMimo.random(3, List.of(4, 2, 3), 200, 46, 1).with(PowerConstraint.PER_ANTENNA);
        double[][] w = new LinearPrecoding(kind).start(problem);
        double[] power = new double[3 * 4];
        PowerConstraint.antennaPowers(problem.channel(), w[0], w[1], power);
        for (int b = 0; b < 3; b++) {
            assertEquals(1, problem.constraint().used(problem.channel(), power, b), 1e-12);
        }
        problem.requireFeasible(problem.precoders(w[0], w[1]));
        assertEquals(0, power[1 * 4 + 2]); // the second panel has two antennas
    }

    @Test
    void zeroForcingLeavesNothingInTheCell() {
        MimoProblem problem = TinyMimo.random(3, List.of(4, 4, 4), 200, 46, 2);
        double[][] w = new LinearPrecoding(LinearPrecoding.Kind.ZF).start(problem);
        StreamLinks links = new StreamLinks(problem.channel());
        links.update(w[0], w[1]);
        double[] power = links.power();
        for (int s = 0; s < 3; s++) {
            for (int u = 0; u < 3; u++) {
                assertTrue(s == u || power[s * 9 + u] < 1e-12 * power[s * 9 + s], s + " at " + u);
            }
        }
    }

    @Test
    void moreUsersThanAntennasAreServedAllTheSame() {
        MimoProblem problem = TinyMimo.random(5, List.of(2, 2, 2), 200, 46, 3);
        MimoSolution solution = new LinearPrecoding(LinearPrecoding.Kind.ZF).solve(problem, SolveContext.of(1));
        assertTrue(Double.isFinite(solution.utility()));
    }
}
