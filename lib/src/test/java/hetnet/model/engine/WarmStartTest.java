package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.channel.generators.PaperLayout;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.model.engine.link.PlainKernel;
import hetnet.model.engine.link.SitePairs;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.PowerOutlook;
import hetnet.model.kernel.DenseKernel;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A decision goes on from an earlier one: little work, few handovers, never worth less than what it goes on from. */
class WarmStartTest {

    private static final int USERS = 400;
    private static final int BLOCKS = 20;
    /** Mean ln R that the luck of codes makes out where UEs are few, nat; a decision gains 0.6 over the baseline. */
    private static final double LUCK = 1e-2;
    private static final RadioConfig RADIO = Networks.radio(BLOCKS);

    private static UnrolledModel model;

    @BeforeAll
    static void load() {
        model = UnrolledModel.load(Path.of("data", "unrolled.bin"));
    }

    @AfterAll
    static void forget() {
        model = null;
    }

    private static int moved(Allocation before, Allocation after) {
        return (int) IntStream.range(0, before.association().length)
                .filter(u -> before.association()[u] != after.association()[u]).count();
    }

    @Test
    void whereNothingMovedItKeepsWhatWasDecided() {
        double[] alphas = {0.5, 1, 2};
        for (int i = 0; i < alphas.length; i++) {
            Problem problem = new Problem(Networks.gains(5, USERS, BLOCKS, 300, i == 2, i), RADIO, alphas[i]);
            Allocation first = model.allocate(problem, 1);
            Allocation second = model.allocate(problem, first, 2);
            problem.requireFeasible(second);
            assertTrue(problem.value(second) >= problem.value(first), "alpha " + alphas[i]);
            assertTrue(moved(first, second) <= USERS / 100, "%d of %d UEs at alpha %s"
                    .formatted(moved(first, second), USERS, alphas[i]));
        }
    }

    @Test
    void asUsersMoveItIsWorthAsMuchWithFewerRoundsAndHandovers() {
        List<Snapshot> drive = Settings.override(ScenarioConfig.paper(), Map.of("users", "" + USERS, "maxSpeedMps",
                "15")).trajectory(PaperLayout.sites(Path.of("data")), RADIO).run(3, 1);
        List<Problem> problems = drive.stream().map(s -> new Problem(s.channel().gains(), RADIO, 1)).toList();
        List<Allocation> anew = model.allocate(problems, 1);
        Allocation last = anew.get(0);
        double gained = 0;
        int fewer = 0;
        for (int t = 1; t < problems.size(); t++) {
            Problem problem = problems.get(t);
            Solution full = model.solve(problem, SolveContext.of(1));
            Solution warm = model.solve(problem, SolveContext.of(1).withWarmStarts(List.of(last)));
            assertTrue(5 * rounds(warm) <= rounds(full), "%d of %d rounds".formatted(rounds(warm), rounds(full)));
            assertTrue(warm.utility() >= problem.value(PreviousDecision.kept(problem, last)));
            gained += (warm.utility() - full.utility()) / USERS / (problems.size() - 1);
            fewer += moved(anew.get(t - 1), anew.get(t)) - moved(last, warm.allocation());
            last = warm.allocation();
        }
        assertTrue(gained > -LUCK, "mean ln R differs by " + gained);
        assertTrue(fewer > 0, "%d handovers fewer".formatted(fewer));
    }

    private static int rounds(Solution solution) {
        return solution.trace().get(solution.trace().size() - 1).iterations();
    }

    @Test
    void itGoesOnFromTheAnswerOfAnySolver() {
        Problem problem = new Problem(Networks.gains(4, 60, BLOCKS, 200, false, 3), RADIO, 1);
        double[][] level = new double[4][BLOCKS]; // RBs in turn, and one BS silent
        for (int b = 0; b < 3; b++) {
            for (int r = b; r < BLOCKS; r += 3) {
                level[b][r] = 1;
            }
        }
        int[] nearest = new int[60];
        Arrays.setAll(nearest, u -> IntStream.range(0, 3).boxed()
                .max((b, c) -> Double.compare(problem.gains().mean(u, b), problem.gains().mean(u, c))).orElseThrow());
        Allocation reuse = problem.allocation(nearest, level);
        assertTrue(problem.value(model.allocate(problem, reuse, 1)) > problem.value(reuse));
    }

    @Test
    void logitsMakeThePowersOfTheAllocation() {
        Gains gains = Networks.gains(3, 20, 5, 200, false, 4);
        Problem problem = new Problem(gains, Networks.radio(5), 1);
        double[][] level = {{5, 3, 1, 1, 0}, {1, 1, 1, 1, 1}, {0, 0, 0, 0, 2}};
        Allocation allocation = new Allocation(new int[20], problem.spend(level));
        UserLinks links = UserLinks.of(gains, problem.covered(), 2, problem.radio());
        DecisionState state = DecisionState.of(links, 1);
        PreviousDecision.start(allocation, problem.budgetWatt(), problem.covered(), links,
                new float[DenseKernel.padded(links.count())], state);
        PowerOutlook outlook = new PowerOutlook(links, new PlainKernel(3, 2, links.stride()), SitePairs.of(links));
        outlook.powers(state.logit(), state.idle());
        for (int b = 0; b < 3; b++) {
            for (int r = 0; r < 5; r++) {
                assertEquals(5 * allocation.powerWatt()[b][r] / problem.budgetWatt(b),
                        outlook.power()[b * links.stride() + r], 1e-4);
            }
        }
        for (int i = 0; i < links.count(); i++) {
            assertEquals(links.site()[i] == 0 ? 1 : 0, state.association().share()[i]);
        }
    }

    @Test
    void usersThatLostTheirSiteAreServedByTheStrongest() {
        Gains gains = Gains.flat(4, 2, 3, new double[] {1e-9, 1e-8, 0, 1e-9, 0, 0, 1e-9, 0});
        Problem problem = new Problem(gains, Networks.radio(3), 1);
        int none = Allocation.OUT_OF_COVERAGE;
        Allocation previous = problem.allocation(new int[] {0, 0, 1, none}, new double[][] {{1, 1, 1}, {1, 0, 0}});
        Allocation kept = PreviousDecision.kept(problem, previous);
        assertArrayEquals(new int[] {0, 1, none, 0}, kept.association());
        assertEquals(none, model.allocate(problem, previous, 1).association()[2]);
    }

    @Test
    void anAllocationOfAnotherNetworkIsRefused() {
        Problem problem = new Problem(Networks.gains(3, 20, 5, 200, false, 4), Networks.radio(5), 1);
        Allocation other = new Allocation(new int[19], new double[3][5]);
        assertEquals("allocation for 19 UEs and 3 BSs, but the gains have 20 and 3",
                assertThrows(IllegalArgumentException.class, () -> model.allocate(problem, other, 1)).getMessage());
        Allocation tooMuch = new Allocation(new int[20], new double[][] {{1e9, 0, 0, 0, 0}, new double[5],
            new double[5]});
        String message = assertThrows(IllegalArgumentException.class, () -> model.allocate(problem, tooMuch, 1))
                .getMessage();
        assertTrue(message.startsWith("BS 0"), message);
    }
}
