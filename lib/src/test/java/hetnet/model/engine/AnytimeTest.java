package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import hetnet.model.CodeStream;
import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.PlainKernel;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.Solution.TracePoint;
import hetnet.solver.SolveContext;
import hetnet.solver.reuse.StaticReuse;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A decision may be stopped after any round, and more rounds find more. */
class AnytimeTest {

    private static final int USERS = 120;
    private static final int BLOCKS = 12;
    /** Mean ln R between soft choices, by which rounds are judged, and hard ones; nat. */
    private static final double SOFT_AGAINST_HARD = 5e-3;
    /** Of a sum over UEs in another order. */
    private static final double ROUNDING = 1e-9;
    private static final Problem PROBLEM = new Problem(Networks.gains(5, USERS, BLOCKS, 300, false, 1),
            Networks.radio(BLOCKS), 1);

    private static UnrolledModel model;

    @BeforeAll
    static void load() {
        model = UnrolledModel.load(Path.of("data", "unrolled.bin"));
    }

    @AfterAll
    static void forget() {
        model = null;
    }

    private static void requireValid(Solution solution) {
        requireValid(PROBLEM, solution);
    }

    private static void requireValid(Problem problem, Solution solution) {
        problem.requireFeasible(solution.allocation());
        assertTrue(solution.utility() >= problem.value(Baseline.allocate(problem)));
        assertEquals(problem.value(solution.allocation()), solution.utility());
    }

    @Test
    void moreRoundsFindMore() {
        double before = Double.NEGATIVE_INFINITY;
        for (int rounds : List.of(1, 4, 16, 41, 100, 300, 1000)) {
            Solution solution = model.solve(PROBLEM, SolveContext.of(1).withIterations(rounds));
            requireValid(solution);
            assertTrue(solution.iterations() <= rounds);
            double mean = solution.utility() / USERS;
            assertTrue(mean >= before - SOFT_AGAINST_HARD, "%d rounds: %s after %s".formatted(rounds, mean, before));
            before = mean;
            assertEquals(solution.utility(), model.solve(PROBLEM, SolveContext.of(1).withIterations(rounds)).utility(),
                    "rounds are deterministic");
        }
        assertEquals(PROBLEM.value(model.allocate(PROBLEM, 1)) / USERS, before, "1,000 rounds are no limit");
    }

    /** It may stop while few UEs count, just after, and where all do; by then it has left static reuse behind. */
    @Test
    void amongManyBssTheCodeGoesFirst() {
        Problem many = new Problem(Networks.gains(21, 640, BLOCKS, 900, false, 1), Networks.radio(BLOCKS), 1);
        double before = Double.NEGATIVE_INFINITY;
        for (int rounds : List.of(1, 15, 31, 46)) {
            Solution solution = model.solve(many, SolveContext.of(1).withIterations(rounds));
            requireValid(many, solution);
            assertTrue(solution.iterations() <= rounds);
            assertTrue(solution.utility() >= before - 640 * SOFT_AGAINST_HARD, rounds + " rounds");
            before = solution.utility();
        }
        Solution reuse = new StaticReuse(StaticReuse.Rule.BEST).solve(many, SolveContext.of(1));
        assertTrue(before > reuse.utility(), before + " against static reuse's " + reuse.utility());
    }

    @Test
    void noTimeAtAllGivesADecisionStill() {
        Solution solution = model.solve(PROBLEM, SolveContext.of(1).withSeconds(Double.MIN_NORMAL));
        requireValid(solution);
        assertEquals(0, solution.iterations());
    }

    @Test
    void theTraceTellsWhatTheRoundsFound() {
        List<TracePoint> trace = model.trace(PROBLEM, SolveContext.of(1)).trace();
        assertEquals(PROBLEM.value(Baseline.allocate(PROBLEM)), trace.get(0).utility(), ROUNDING);
        assertTrue(trace.size() > 3, trace::toString);
        for (int i = 1; i < trace.size(); i++) {
            assertTrue(trace.get(i).utility() >= trace.get(i - 1).utility() - ROUNDING, trace::toString);
            assertTrue(trace.get(i).iterations() >= trace.get(i - 1).iterations(), trace::toString);
        }
        assertTrue(trace.get(1).iterations() < trace.get(trace.size() - 1).iterations() / 2, trace::toString);
    }

    @Test
    void anInterruptionEndsIt() {
        Thread.currentThread().interrupt();
        assertEquals("a decision of the unrolled network was interrupted",
                assertThrows(CancellationException.class, () -> model.allocate(PROBLEM, 1)).getMessage());
    }

    @Test
    void severalAtOnceAreTheSameAsOneByOne() {
        List<Problem> problems = IntStream.range(0, 5).mapToObj(i -> new Problem(
                Networks.gains(2 + i, 40, BLOCKS, 250, i == 3, i), Networks.radio(BLOCKS), 1)).toList();
        List<Allocation> together = model.allocate(problems, 3);
        for (int i = 0; i < problems.size(); i++) {
            Allocation alone = model.allocate(problems.get(i), 3);
            assertArrayEquals(alone.association(), together.get(i).association());
            assertArrayEquals(alone.powerWatt(), together.get(i).powerWatt());
        }
    }

    /** With plain loops: vectors are objects until their loops are compiled. */
    @Test
    void aRoundAllocatesNothing() {
        NetworkWeights weights = new NetworkWeights(model.weights(), model.architecture().hidden(),
                model.architecture().variant().parts());
        for (boolean fading : new boolean[] {false, true}) {
            UserLinks links = UserLinks.of(Networks.gains(5, USERS, BLOCKS, 300, fading, 1), PROBLEM.covered(), 12,
                    PROBLEM.radio());
            Kernel kernel = new PlainKernel(links.sites(), links.links(), links.stride());
            RoundPass pass = new RoundPass(weights, links, kernel, PROBLEM.radio().antennas(), 2);
            DecisionState one = DecisionState.of(links, weights.hidden);
            DecisionState two = DecisionState.of(links, weights.hidden);
            pass.network().start(new CodeStream(5, BLOCKS, SolveContext.of(1).stream("code")).code(),
                    IntStream.range(0, BLOCKS).toArray(), one);
            one.association().start(links, pass.near());
            pass.next(one, two, 1); // loads classes
            pass.next(two, one, 1);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            threads.getCurrentThreadAllocatedBytes();
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int t = 0; t < 10; t++) {
                pass.next(one, two, 1);
                pass.next(two, one, 1);
            }
            assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before, "bytes in 20 rounds");
        }
    }
}
