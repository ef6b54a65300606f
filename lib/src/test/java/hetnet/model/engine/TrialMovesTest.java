package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.model.CodeStream;
import hetnet.model.CodeStream.Trial;
import hetnet.model.engine.link.Kernel;
import hetnet.model.engine.link.PlainKernel;
import hetnet.model.engine.link.SitePairs;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.AssociationState;
import hetnet.model.engine.radio.BestResponse;
import hetnet.model.engine.radio.PowerOutlook;
import hetnet.model.kernel.DenseKernel;
import hetnet.model.unrolled.TensorRounds;
import hetnet.model.unrolled.UnrolledVariant;
import hetnet.network.RadioConfig;
import hetnet.util.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialMovesTest {

    private static final int SITES = 3;
    private static final int USERS = 40;
    private static final int BLOCKS = 12;
    private static final int HIDDEN = 4;
    private static final RadioConfig RADIO = Networks.radio(BLOCKS);
    private static final Gains GAINS = Networks.gains(SITES, USERS, BLOCKS, 300, false, 1);

    private final UserLinks links = UserLinks.of(GAINS, GAINS.coveredUsers(), SITES, RADIO);
    private final RoundPass pass = pass();
    private final TrialMoves moves = new TrialMoves(pass);
    private final Trial trial = new CodeStream(SITES, BLOCKS, Seeds.stream(1, "trial")).trial();
    private final DecisionState best = state();
    private final DecisionState to = state();

    private RoundPass pass() {
        NetworkWeights weights = new NetworkWeights(TensorRounds.weights(UnrolledVariant.FULL, HIDDEN, 1), HIDDEN,
                UnrolledVariant.FULL.parts());
        Kernel kernel = new PlainKernel(SITES, SITES, links.stride());
        return new RoundPass(weights, links, kernel, RADIO.antennas(), 1);
    }

    /** Powers at random, and UEs that lean to the nearest BS. */
    private DecisionState state() {
        RandomGenerator random = Seeds.stream(1, "state");
        DecisionState state = DecisionState.of(links, HIDDEN);
        for (int i = 0; i < state.logit().length; i++) {
            state.logit()[i] = (float) random.nextGaussian();
            state.h()[0][i] = i;
        }
        state.association().start(links, pass == null ? new float[links.count()] : pass.near());
        return state;
    }

    private double[] values(DecisionState state) {
        double[] value = new double[BLOCKS];
        double[] unused = new double[BLOCKS];
        pass.price(best, unused);
        pass.values(state, value);
        return value;
    }

    private static Trial silent(Trial trial) {
        return new Trial(new double[BLOCKS], trial.code(), new double[BLOCKS], trial.firstToggled());
    }

    @Test
    void blocksOfLittleValueTakeOverThePowersOfThoseOfHighValue() {
        int[] order = TrialMoves.order(values(best), new double[BLOCKS]);
        moves.setBest(best);
        moves.copy(silent(trial), 1, to);
        for (int b = 0; b < SITES; b++) {
            for (int r = 0; r < BLOCKS; r++) {
                int from = b * links.stride() + (r == order[0] ? order[BLOCKS - 1] : r);
                assertEquals(best.logit()[from], to.logit()[b * links.stride() + r]);
                assertEquals(best.h()[0][from], to.h()[0][b * links.stride() + r]);
            }
        }
    }

    @Test
    void aBaseStationThatLosesItsOnlyBlockStillHasPowerToBeginAnewWith() {
        boolean lost = false;
        for (int only = 0; only < BLOCKS; only++) {
            Arrays.fill(best.logit(), 0, BLOCKS, -60);
            best.logit()[only] = 0;
            best.idle()[0] = 0.5f;
            moves.setBest(best);
            moves.copy(silent(trial), 1, to);
            lost |= to.logit()[only] < 0;
            assertTrue(to.idle()[0] < 1, "keeps " + to.idle()[0]);
            ServedAscent ascent = pass.ascent();
            ascent.start(to, false);
            DecisionState next = state();
            assertTrue(Double.isFinite(ascent.look(to)));
            ascent.step(to, next);
            assertTrue(Double.isFinite(next.idle()[0]) && Double.isFinite(next.logit()[only]), "what follows");
        }
        assertTrue(lost, "some RB was copied over");
    }

    @Test
    void onlyBlocksOfLeastValueStartAnew() {
        int[] order = TrialMoves.order(values(best), new double[BLOCKS]);
        moves.setBest(best);
        moves.renew(silent(trial), state(), to);
        for (int i = 0; i < BLOCKS; i++) {
            assertEquals(i >= CodeStream.renewed(BLOCKS), best.h()[0][order[i]] == to.h()[0][order[i]], "place " + i);
        }
    }

    @Test
    void onlyBlocksOfMoreValueAreTakenFromAnotherState() {
        DecisionState other = state();
        RandomGenerator random = Seeds.stream(2, "other");
        for (int i = 0; i < other.logit().length; i++) {
            other.logit()[i] = (float) (2 * random.nextGaussian());
            other.h()[0][i] = -1;
        }
        double[] old = values(best);
        double[] now = values(other);
        moves.setBest(best);
        moves.select(other, to);
        for (int r = 0; r < BLOCKS; r++) {
            assertEquals(now[r] > old[r], to.h()[0][r] == -1, "RB " + r);
        }
    }

    /** What a BS gains by falling silent or by sending is the difference of the values before and after. */
    @Test
    void togglingTakesTheBestChangesOfAll() {
        double[] old = values(best);
        moves.setBest(best);
        moves.toggle(trial, 1, to);
        double[] gain = new double[BLOCKS];
        Arrays.fill(gain, Double.NEGATIVE_INFINITY);
        double[] value = new double[BLOCKS];
        for (int b = 0; b < SITES; b++) {
            int[] site = new int[BLOCKS];
            Arrays.fill(site, b);
            pass.price(best, new double[BLOCKS]);
            pass.toggledValues(best, site, value);
            for (int r = 0; r < BLOCKS; r++) {
                gain[r] = Math.max(gain[r], value[r] - old[r]);
            }
        }
        int[] changed = IntStream.range(0, BLOCKS).filter(r -> IntStream.range(0, SITES)
                .anyMatch(b -> best.logit()[b * links.stride() + r] != to.logit()[b * links.stride() + r])).toArray();
        int[] expected = IntStream.range(0, BLOCKS).boxed().filter(r -> gain[r] > 0)
                .sorted(Comparator.comparingDouble(r -> -gain[r])).limit(2).mapToInt(r -> r).sorted().toArray();
        assertTrue(expected.length > 0, "something gains");
        assertArrayEquals(expected, changed);
    }

    /** Where a BS keeps a part of its budget, the RBs that have not changed are sent on as before. */
    @Test
    void whatABaseStationKeepsGivesAndTakesTheDifference() {
        Arrays.fill(best.idle(), 0.6f);
        moves.setBest(best);
        moves.copy(silent(trial), 1, to);
        int[] order = TrialMoves.order(values(best), new double[BLOCKS]);
        float[] before = powers(best);
        float[] after = powers(to);
        for (int b = 0; b < SITES; b++) {
            for (int r = 0; r < BLOCKS; r++) {
                int from = b * links.stride() + (r == order[0] ? order[BLOCKS - 1] : r);
                assertEquals(before[from], after[b * links.stride() + r], 1e-5);
            }
        }
    }

    private float[] powers(DecisionState state) {
        PowerOutlook outlook = new PowerOutlook(links, new PlainKernel(SITES, SITES, links.stride()),
                SitePairs.of(links));
        outlook.powers(state.logit(), state.idle());
        return outlook.power().clone();
    }

    /** To the first order the utility grows by the difference of the values over R where an RB takes over powers. */
    @ParameterizedTest
    @ValueSource(floats = {0.5f, 1, 2})
    void copyingGainsTheDifferenceOfTheValues(float alpha) {
        int kinds = 4;
        int copies = 128;
        int blocks = kinds * copies;
        Gains gains = Networks.gains(SITES, 5, blocks, 200, false, 3);
        UserLinks five = UserLinks.of(gains, gains.coveredUsers(), SITES, Networks.radio(blocks));
        Kernel kernel = new PlainKernel(SITES, SITES, five.stride());
        BestResponse response = new BestResponse(five, kernel, alpha);
        PowerOutlook outlook = new PowerOutlook(five, kernel, SitePairs.of(five));
        RandomGenerator random = Seeds.stream(4, "kinds");
        float[] logit = new float[SITES * five.stride()];
        for (int b = 0; b < SITES; b++) {
            for (int k = 0; k < kinds; k++) {
                Arrays.fill(logit, b * five.stride() + k * copies, b * five.stride() + (k + 1) * copies,
                        (float) (2 * random.nextGaussian()));
            }
        }
        AssociationState shares = AssociationState.of(five);
        float[] share = new float[five.count()];
        for (int i = 0; i < share.length; i++) {
            share[i] = (1 + i % SITES) / 6f;
        }
        shares.start(five, share);
        float[] idle = new float[SITES];
        float[] weight = new float[DenseKernel.padded(five.count())];
        outlook.powers(logit, idle);
        response.see(outlook.power());
        double before = response.utility(shares);
        response.slopes(shares, weight);
        outlook.look(weight, 1);
        double[] value = new double[blocks];
        outlook.values(new float[] {outlook.powerPrice(0), outlook.powerPrice(1), outlook.powerPrice(2)}, value);
        double apart = StatUtils.max(value) - StatUtils.min(value);
        for (int other = 0; other < kinds; other++) {
            for (int from = 0; from < kinds; from++) {
                float[] copied = logit.clone();
                for (int b = 0; b < SITES; b++) {
                    copied[b * five.stride() + other * copies] = logit[b * five.stride() + from * copies];
                }
                outlook.powers(copied, idle);
                response.see(outlook.power());
                double gain = response.utility(shares) - before;
                assertEquals(value[from * copies] - value[other * copies], gain * blocks, 0.03 * apart,
                        "from " + from + " to " + other);
            }
        }
    }

    @Test
    void valuesCountInDeviationsAndLuckDecidesAmongEquals() {
        double[] none = new double[4];
        assertArrayEquals(new int[] {2, 0, 3, 1}, TrialMoves.order(new double[] {2, 9, 1, 3}, none));
        assertArrayEquals(new int[] {2, 0, 3, 1}, TrialMoves.order(new double[] {2e-9, 9e-9, 1e-9, 3e-9}, none));
        assertArrayEquals(new int[] {1, 3, 0, 2},
                TrialMoves.order(new double[] {5, 5, 5, 5}, new double[] {0, 3, -1, 2}));
        assertArrayEquals(new int[] {1, 2, 0, 3},
                TrialMoves.order(new double[] {2, 9, 1, 3}, new double[] {0, 100, 0, 0}));
    }
}
