package hetnet.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.generators.UniformNetwork;
import hetnet.model.unrolled.InferenceSettings;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.ExtremeProblems;
import hetnet.solver.ExtremeProblems.Shuffled;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.portfolio.Solvers;
import hetnet.study.NetworkPass.Network;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MethodsTest {

    private static final RadioConfig RADIO = Settings.override(RadioConfig.paper(), Map.of("blocks", "6"));
    private static final Problem INSTANCE = new Problem(UniformNetwork.random(3, 12, 200, RADIO)
            .draw(Seeds.stream(1, "test")).channel().gains(), RADIO, 1);

    /** The strongest BS and powers that only the code decides. */
    static final Network RANDOM = (problem, codeSeed) -> {
        RandomGenerator random = Seeds.stream(codeSeed, "test");
        double[][] power = new double[problem.sites()][problem.blocks()];
        for (double[] row : power) {
            for (int r = 0; r < row.length; r++) {
                row[r] = random.nextDouble() * RADIO.budgetWatt() / row.length;
            }
        }
        return new Allocation(Baseline.strongest(problem.gains()), power);
    };

    private static final Methods METHODS = methods(RANDOM, 40);

    private static Methods methods(Network network, int refineSteps) {
        return new Methods(new NetworkPass(Methods.HETGNN_UNROLLED, network), 2, refineSteps, 7);
    }

    private static Solution solve(Methods methods, String method) {
        return methods.all().named(method).solve(INSTANCE, methods.context());
    }

    private static double value(String method) {
        return solve(METHODS, method).utility();
    }

    @Test
    void everyNameGivesAFeasibleDecisionAndTheSameOneAgain() {
        List<String> names = METHODS.all().names().stream().filter(name -> !name.startsWith("exhaustive"))
                .toList(); // too large for those
        for (String name : names) {
            Allocation first = INSTANCE.requireFeasible(solve(METHODS, name).allocation());
            Allocation again = solve(METHODS, name).allocation();
            assertArrayEquals(first.association(), again.association(), name);
            assertArrayEquals(first.powerWatt(), again.powerWatt(), name);
        }
        assertTrue(names.containsAll(List.of("baseline", "static_reuse", "pf_association", "wmmse", "reuse_optimum",
                "best_known", "hetgnn_unrolled", "hetgnn_unrolled_best_of_8", "hetgnn_unrolled_refined",
                "hetgnn_unrolled_best_of_8_refined")));
        assertEquals(Methods.NETWORK_MODES, Methods.modes(METHODS.network(), 40).names());
    }

    /** Samples of UEs, the strongest BSs alone, fading, budgets that differ: extreme problems have it all. */
    @Test
    void rowsInAnotherOrderGiveTheSameDecision() {
        UnrolledModel shipped = UnrolledModel.load(Path.of("data", "unrolled.bin"));
        UnrolledModel model = shipped.with(new InferenceSettings(4, 1, 3, 4));
        Methods methods = methods(model::allocate, 5);
        for (int seed = 0; seed < 6; seed++) {
            Shuffled other = Shuffled.of(new ExtremeProblems(8, 60, 6).draw(seed), seed);
            Map<String, Solution> given = methods.decide(Methods.NETWORK_MODES, other.problem());
            Map<String, Solution> shuffled = methods.decide(Methods.NETWORK_MODES, other.shuffled());
            for (String mode : Methods.NETWORK_MODES) {
                assertTrue(other.same(given.get(mode).allocation(), shuffled.get(mode).allocation()),
                        ExtremeProblems.words(other.problem(), seed));
                Solution alone = methods.all().named(mode).solve(other.shuffled(), methods.context());
                assertTrue(other.same(given.get(mode).allocation(), alone.allocation()), mode);
            }
        }
    }

    @Test
    void bestKnownIsTheBestOfTheReferencesAlone() {
        double best = value(Methods.BEST_KNOWN);
        for (String method : Solvers.references().names()) {
            assertTrue(best >= value(method), method);
        }
        Methods perfect = methods((problem, code) -> METHODS.all().named(Methods.BEST_KNOWN)
                .solve(problem, METHODS.context()).allocation(), 200);
        double refined = solve(perfect, Methods.REFINED).utility();
        assertTrue(refined >= best, "polishing the best known loses nothing");
        assertEquals(best, solve(perfect, Methods.BEST_KNOWN).utility(), "and is not counted as known");
    }

    @Test
    void onePassIsOneCallWithTheSeedAsItsCode() {
        List<Long> codes = new ArrayList<>();
        Methods watched = methods((problem, code) -> {
            codes.add(code);
            return RANDOM.allocate(problem, code);
        }, 40);
        solve(watched, Methods.HETGNN_UNROLLED);
        assertEquals(List.of(7L), codes);
        codes.clear();
        solve(watched, Methods.BEST_OF_8);
        assertEquals(List.of(7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L), codes);
        codes.clear();
        solve(watched, Methods.REFINED);
        assertEquals(List.of(7L), codes);
    }

    @Test
    void modesThatGoOnFromADecisionDoNotMakeItAnew() {
        List<Long> codes = new ArrayList<>();
        Methods watched = methods((problem, code) -> {
            codes.add(code);
            return RANDOM.allocate(problem, code);
        }, 40);
        Map<String, Solution> decisions = watched.decide(Methods.NETWORK_MODES, INSTANCE);
        assertEquals(List.copyOf(decisions.keySet()), Methods.NETWORK_MODES);
        assertEquals(8, codes.size(), "the one pass is the first of the eight");
        decisions.forEach((mode, decision) -> assertEquals(value(mode), INSTANCE.value(decision.allocation()), mode));
        assertTrue(decisions.get(Methods.REFINED).seconds() > decisions.get(Methods.HETGNN_UNROLLED).seconds());
        assertTrue(decisions.get(Methods.BEST_OF_8_REFINED).seconds() > decisions.get(Methods.BEST_OF_8).seconds());
    }

    @Test
    void theOtherModesAreNoWorseThanOnePass() {
        assertTrue(value(Methods.BEST_OF_8) > value(Methods.HETGNN_UNROLLED)); // the powers are random
        assertTrue(value(Methods.REFINED) > value(Methods.HETGNN_UNROLLED));
        assertTrue(value(Methods.BEST_OF_8_REFINED) > value(Methods.BEST_OF_8));
    }

    @Test
    void noModeHidesABadNetworkBehindAReference() {
        Methods silent = methods((problem, code) ->
                new Allocation(Baseline.strongest(problem.gains()), new double[problem.sites()][problem.blocks()]), 1);
        double best = solve(silent, Methods.BEST_OF_8).utility();
        assertTrue(best < value(Baseline.NAME));
    }

    @Test
    void anInfeasibleAnswerIsRefused() {
        Methods lavish = methods((problem, code) -> {
            double[][] power = Baseline.equalPower(problem.sites(), RADIO);
            power[0][0] += RADIO.budgetWatt();
            return new Allocation(Baseline.strongest(problem.gains()), power);
        }, 40);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> solve(lavish, Methods.HETGNN_UNROLLED))
                .getMessage()
                .contains("Eq. 7"));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        String message = assertThrows(IllegalArgumentException.class, () -> solve(METHODS, "magic")).getMessage();
        assertTrue(message.startsWith("unknown method 'magic'; known are baseline, "), message);
        assertThrows(IllegalArgumentException.class, () -> new Methods(METHODS.network(), 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Methods(METHODS.network(), 1, 0, 1));
    }

    @Test
    void namesOfFormerTimesSayWhatTheyAreToday() {
        assertEquals("hetgnn is now hetgnn_unrolled, or hetgnn_paper for the paper's network",
                Methods.today("hetgnn").orElseThrow());
        assertEquals("hetgnn_best_of_8_refined is now hetgnn_unrolled_best_of_8_refined",
                Methods.today("hetgnn_best_of_8_refined").orElseThrow());
        METHODS.all().names().forEach(name -> assertTrue(Methods.today(name).isEmpty(), name));
        assertTrue(Methods.today(Methods.HETGNN_PAPER).isEmpty());
    }
}
