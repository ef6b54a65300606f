package hetnet.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.generators.UniformNetwork;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.portfolio.Solvers;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MethodsTest {

    private static final RadioConfig RADIO = Settings.override(RadioConfig.paper(), Map.of("blocks", "6"));
    private static final Problem INSTANCE = new Problem(UniformNetwork.random(3, 12, 200, RADIO).draw(Seeds.stream(1, "test")).channel().gains(), RADIO, 1);

    /** The strongest BS and powers that only the code decides. */
    static final Methods.Network RANDOM = (gains, radio, alpha, codeSeed) -> {
        RandomGenerator random = Seeds.stream(codeSeed, "test");
        double[][] power = new double[gains.sites()][radio.blocks()];
        for (double[] row : power) {
            for (int r = 0; r < row.length; r++) {
                row[r] = random.nextDouble() * radio.budgetWatt() / row.length;
            }
        }
        return new Allocation(Baseline.strongest(gains), power);
    };

    private static final Methods METHODS = new Methods(RANDOM, 2, 40, 7);

    private static double value(String method) {
        return INSTANCE.value(METHODS.of(method, INSTANCE).get());
    }

    @Test
    void everyNameGivesAFeasibleDecisionAndTheSameOneAgain() {
        for (String name : Methods.names()) {
            Allocation first = METHODS.of(name, INSTANCE).get().requireFeasible(INSTANCE.gains(), RADIO.budgetWatt());
            Allocation again = METHODS.of(name, INSTANCE).get();
            assertArrayEquals(first.association(), again.association(), name);
            assertArrayEquals(first.powerWatt(), again.powerWatt(), name);
        }
        assertTrue(Methods.names().containsAll(List.of("baseline", "static_reuse", "pf_association", "wmmse", "reuse_optimum", "best_known",
                "hetgnn", "hetgnn_best_of_8", "hetgnn_refined")));
    }

    @Test
    void bestKnownIsTheBestOfTheReferencesAlone() {
        double best = value(Methods.BEST_KNOWN);
        for (String method : Solvers.references().names()) {
            assertTrue(best >= value(method), method);
        }
        Methods perfect = new Methods((gains, radio, alpha, code) -> METHODS.of(Methods.BEST_KNOWN, INSTANCE).get(), 2, 200, 7);
        double refined = INSTANCE.value(perfect.of(Methods.REFINED, INSTANCE).get());
        assertTrue(refined >= best, "polishing the best known loses nothing");
        assertEquals(best, INSTANCE.value(perfect.of(Methods.BEST_KNOWN, INSTANCE).get()), "and is not counted as known");
    }

    @Test
    void onePassIsOneCallWithTheSeedAsItsCode() {
        List<Long> codes = new ArrayList<>();
        Methods watched = new Methods((gains, radio, alpha, code) -> {
            codes.add(code);
            assertEquals(1, alpha);
            return RANDOM.allocate(gains, radio, alpha, code);
        }, 2, 40, 7);
        watched.of(Methods.HETGNN, INSTANCE).get();
        assertEquals(List.of(7L), codes);
        codes.clear();
        watched.of(Methods.BEST_OF_8, INSTANCE).get();
        assertEquals(List.of(7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L), codes);
        codes.clear();
        watched.of(Methods.REFINED, INSTANCE).get();
        assertEquals(List.of(7L), codes);
    }

    @Test
    void modesThatGoOnFromADecisionDoNotMakeItAnew() {
        List<Long> codes = new ArrayList<>();
        Methods watched = METHODS.with((gains, radio, alpha, code) -> {
            codes.add(code);
            return RANDOM.allocate(gains, radio, alpha, code);
        });
        Map<String, Methods.Timed> decisions = watched.decide(Methods.NETWORK_MODES, INSTANCE);
        assertEquals(List.copyOf(decisions.keySet()), Methods.NETWORK_MODES);
        assertEquals(1 + 8, codes.size());
        decisions.forEach((mode, decision) -> assertEquals(value(mode), INSTANCE.value(decision.allocation()), mode));
        assertTrue(decisions.get(Methods.REFINED).seconds() > decisions.get(Methods.HETGNN).seconds());
        assertTrue(decisions.get(Methods.BEST_OF_8_REFINED).seconds() > decisions.get(Methods.BEST_OF_8).seconds());
    }

    @Test
    void theOtherModesAreNoWorseThanOnePass() {
        assertTrue(value(Methods.BEST_OF_8) > value(Methods.HETGNN)); // the powers are random
        assertTrue(value(Methods.REFINED) > value(Methods.HETGNN));
        assertTrue(value(Methods.BEST_OF_8_REFINED) > value(Methods.BEST_OF_8));
    }

    @Test
    void noModeHidesABadNetworkBehindAReference() {
        Methods silent = new Methods((gains, radio, alpha, code) ->
                new Allocation(Baseline.strongest(gains), new double[gains.sites()][radio.blocks()]), 2, 1, 7);
        double best = INSTANCE.value(silent.of(Methods.BEST_OF_8, INSTANCE).get());
        assertTrue(best < value(Baseline.NAME));
    }

    @Test
    void anInfeasibleAnswerIsRefused() {
        Methods lavish = new Methods((gains, radio, alpha, code) -> {
            double[][] power = Baseline.equalPower(gains.sites(), radio);
            power[0][0] += radio.budgetWatt();
            return new Allocation(Baseline.strongest(gains), power);
        }, 2, 40, 7);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> lavish.of(Methods.HETGNN, INSTANCE).get()).getMessage()
                .contains("Eq. 7"));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        String message = assertThrows(IllegalArgumentException.class, () -> METHODS.of("magic", INSTANCE)).getMessage();
        assertTrue(message.startsWith("unknown method 'magic'; known are baseline, "), message);
        assertThrows(IllegalArgumentException.class, () -> new Methods(RANDOM, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Methods(RANDOM, 1, 0, 1));
    }
}
