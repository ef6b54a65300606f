package hetnet.solver.association;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Gains;
import hetnet.channel.generators.TinyNetwork;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Problem;
import hetnet.solver.wmmse.PowerInitialization;
import hetnet.teacher.TestDrop;
import hetnet.util.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class VotingTest {

    private static final RadioConfig RADIO = TestDrop.radio(3);

    @Test
    void moreRbsCanLoseToHigherRates() {
        // BS 0 wins RBs 0 and 1 narrowly and noise-limited at low rate; BS 1 wins RB 2 at a rate above their sum
        double noise = RADIO.noiseWatt();
        Gains gains = Gains.flat(1, 2, 3, new double[] {noise, noise});
        double[][] power = {{1, 1, 0}, {0, 0, 30}};
        assertArrayEquals(new int[] {1}, Voting.vote(new Problem(gains, RADIO, 1), power, Scheduler.NONE,
                new int[] {1, 1}));
        double[][] evenly = {{1, 1, 0}, {0, 0, 1}};
        assertArrayEquals(new int[] {0}, Voting.vote(new Problem(gains, RADIO, 1), evenly, Scheduler.NONE,
                new int[] {1, 1}));
    }

    @Test
    void loadDividesTheVotesUnderEqualTimeOnly() {
        double noise = RADIO.noiseWatt();
        Gains gains = Gains.flat(1, 2, 3, new double[] {noise, noise});
        double[][] power = {{3, 0, 0}, {0, 1, 0}};
        assertArrayEquals(new int[] {0}, Voting.vote(new Problem(gains, RADIO, 1), power, Scheduler.NONE,
                new int[] {10, 1}));
        assertArrayEquals(new int[] {1}, Voting.vote(new Problem(gains, RADIO, 1), power, Scheduler.EQUAL_TIME,
                new int[] {10, 1}));
    }

    /** Shares of time 1/2 and 1; by hand ln 3 / 2 on RB 0, ln(1 + 2 / 1.75) on RB 1, and less at the other BS. */
    @Test
    void theRatesThatAUeVotesWithAreThoseOfAHandCalculation() {
        Problem problem = new Problem(TinyNetwork.snapshot(), TinyNetwork.radio(), 1);
        double[][] rate = Voting.rates(problem, 1, new double[][] {{1, 0.25}, {0.25, 1}}, Scheduler.EQUAL_TIME,
                new int[] {2, 1});
        assertArrayEquals(new double[] {Math.log(3) / 2, Math.log(1.25) / 2}, rate[0], 1e-12);
        assertArrayEquals(new double[] {Math.log(1.125), Math.log(1 + 2 / 1.75)}, rate[1], 1e-12);
        assertArrayEquals(new int[] {0, 1, 1}, Voting.vote(problem, new double[][] {{1, 0.25}, {0.25, 1}},
                Scheduler.EQUAL_TIME, new int[] {2, 1}));
    }

    @Test
    void silenceFallsBackToTheStrongestAndNoPathIsNeverChosen() {
        Gains gains = Gains.flat(3, 2, 3, new double[] {1e-10, 1e-9, 0, 0, 1e-9, 0});
        int[] expected = {1, Allocation.OUT_OF_COVERAGE, 0};
        assertArrayEquals(expected, Voting.vote(new Problem(gains, RADIO, 1), new double[2][3], Scheduler.EQUAL_TIME,
                new int[2]));
        double[][] onlySecond = {{0, 0, 0}, {1, 1, 1}};
        assertArrayEquals(expected, Voting.vote(new Problem(gains, RADIO, 1), onlySecond, Scheduler.EQUAL_TIME,
                new int[2]));
    }

    @Test
    void oneRbVotesForTheBestLink() {
        RandomGenerator random = Seeds.stream(4, "vote");
        RadioConfig radio = TestDrop.radio(1);
        Gains gains = TestDrop.random(50, 4, 1, false, random);
        double[][] power = PowerInitialization.UNIFORM.draw(new Problem(gains, radio, 1).budgetWatt(), 1, random);
        int[] association = Voting.vote(new Problem(gains, radio, 1), power, Scheduler.NONE, new int[4]);
        double[] rate = Rates.linkRates(gains, power, radio);
        for (int u = 0; u < 50; u++) {
            for (int b = 0; association[u] != Allocation.OUT_OF_COVERAGE && b < 4; b++) {
                assertEquals(Math.max(rate[u * 4 + b], rate[u * 4 + association[u]]), rate[u * 4 + association[u]]);
            }
        }
    }
}
