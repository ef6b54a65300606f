package hetnet.mimo.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.mimo.channel.Csi;
import hetnet.mimo.channel.MimoNetwork;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.mimo.radio.Precoders;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.SolveContext;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulingTest {

    private static final SolveContext CONTEXT = SolveContext.of(1);
    private static final MimoSolver MRT = new LinearPrecoding(LinearPrecoding.Kind.MRT);
    private static final MimoSolver SLNR = new LinearPrecoding(LinearPrecoding.Kind.SLNR);

    /** One antenna, one stream at a time: the scalar kit, whatever the phases. */
    @Test
    void oneAntennaAndOneStreamGiveTheScalarRates() {
        int users = 5;
        RadioConfig radio = RadioConfig.paper().withBlocks(4);
        var random = Seeds.stream(1, "scalar");
        double[] gain = new double[users * 2 * 4];
        double[] re = new double[gain.length];
        double[] im = new double[gain.length];
        for (int u = 0; u < users; u++) {
            for (int b = 0; b < 2; b++) {
                for (int r = 0; r < 4; r++) {
                    int link = (u * 2 + b) * 4 + r;
                    gain[link] = (b == (u < 2 ? 0 : 1) ? 1e-9 : 3e-11) * (0.5 + random.nextDouble());
                    double phase = 7 * random.nextDouble();
                    re[(r * 2 + b) * users + u] = Math.sqrt(gain[link]) * Math.cos(phase);
                    im[(r * 2 + b) * users + u] = Math.sqrt(gain[link]) * Math.sin(phase);
                }
            }
        }
        MimoNetwork network = new MimoNetwork(TinyMimo.sites(10, 1), TinyMimo.users(users),
                new Csi(users, 4, new int[] {1, 1}, re, im), radio);
        MimoProblem problem = MimoProblem.of(network, new AlphaFair(1));
        int[] association = {0, 0, 1, 1, 1};
        assertArrayEquals(association, problem.association());
        double[] rate = new RoundRobinBeams(1, MRT).serve(t -> problem, 6, CONTEXT).rateBps(); // 2 and 3 UEs in turn
        double[][] power = {{2.5, 2.5, 2.5, 2.5}, {0.25, 0.25, 0.25, 0.25}};
        double[] scalar = Rates.userRates(Gains.fading(users, 2, 4, gain), new Allocation(association, power), radio,
                Scheduler.EQUAL_TIME);
        for (int u = 0; u < users; u++) {
            assertEquals(scalar[u], rate[u], 1e-9 * scalar[u], "UE " + u);
        }
    }

    @Test
    void roundRobinServesEveryoneEquallyOften() {
        MimoProblem problem = TinyMimo.random(5, List.of(4, 4), 200, 40, 1);
        MimoScheduler.Outcome outcome = new RoundRobinBeams(2, SLNR).serve(t -> problem, 5, CONTEXT);
        for (int u = 0; u < 10; u++) {
            int user = u;
            assertEquals(2, outcome.slots().stream().filter(s -> s.rateBps()[user] > 0).count(), "UE " + u);
        }
        double mean = outcome.slots().stream().mapToDouble(s -> s.rateBps()[3]).sum() / 5;
        assertEquals(mean, outcome.rateBps()[3], 1e-9 * mean);
    }

    @Test
    void usersOfOneDirectionAreNotServedTogether() {
        double[][][][] h = {{{{1, 0}, {1, 0}}}, {{{0.9, 0.1}, {0.9, 0.1}}}, {{{0.5, 0}, {-0.5, 0}}}};
        MimoProblem problem = TinyMimo.cell(h, new double[] {3}, 1, 0, 0, 0);
        ProportionalFairBeams beams = new ProportionalFairBeams(2, 0.5, 100, SLNR);
        assertArrayEquals(new boolean[] {true, false, true}, beams.selection(problem, new double[] {1, 1, 1}));
        assertArrayEquals(new boolean[] {false, true, true}, beams.selection(problem, new double[] {9, 1, 1}));
    }

    @Test
    void proportionalFairnessPaysOverRoundRobin() {
        MimoProblem problem = TinyMimo.random(8, List.of(4, 4, 4), 200, 46, 4);
        double fair = new ProportionalFairBeams(3, 0.6, 100, SLNR).serve(t -> problem, 40, CONTEXT).metrics()
                .meanLogRate();
        double turns = new RoundRobinBeams(3, SLNR).serve(t -> problem, 40, CONTEXT).metrics().meanLogRate();
        assertTrue(fair > turns, fair + " against " + turns);
    }

    @Test
    void whoIsNotOfferedGetsNothing() {
        MimoProblem problem = TinyMimo.random(2, List.of(4, 4), 200, 40, 2);
        boolean[] mask = new boolean[problem.csi().blocks() * 4];
        Arrays.fill(mask, true);
        mask[1] = false; // UE 1 on RB 0
        MimoSolution solution = WmmsePrecoding.standard().solve(problem.offering(mask), CONTEXT);
        assertEquals(0, solution.precoders().powerWatt(1, 0));
        assertTrue(solution.precoders().powerWatt(1, 1) > 0);
        assertFalse(problem.offering(mask).isOffered(1, 0));
        Precoders all = WmmsePrecoding.standard().solve(problem, CONTEXT).precoders();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> problem.offering(mask).requireFeasible(all))
                .getMessage().contains("UE 1 gets"));
    }

    @Test
    void budgetsAreChecked() {
        MimoProblem problem = TinyMimo.random(2, List.of(4, 4), 200, 40, 2);
        double[][] w = new LinearPrecoding(LinearPrecoding.Kind.MRT).start(problem);
        Precoders fits = problem.precoders(w[0], w[1]);
        problem.requireFeasible(fits);
        assertTrue(assertThrows(IllegalArgumentException.class,
                () -> problem.with(PowerConstraint.PER_ANTENNA).requireFeasible(fits)).getMessage()
                .startsWith("antenna "));
        w[0] = Arrays.stream(w[0]).map(x -> 1.1 * x).toArray();
        assertTrue(assertThrows(IllegalArgumentException.class,
                () -> problem.requireFeasible(problem.precoders(w[0], w[1]))).getMessage().contains("of a budget of"));
        assertThrows(IllegalArgumentException.class, () -> problem.withAssociation(new int[] {0, 1, 2, 0}));
    }
}
