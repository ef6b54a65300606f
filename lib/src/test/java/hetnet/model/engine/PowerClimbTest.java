package hetnet.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.model.engine.link.PlainKernel;
import hetnet.model.engine.link.SitePairs;
import hetnet.model.engine.link.UserLinks;
import hetnet.model.engine.radio.PowerOutlook;
import hetnet.model.kernel.DenseKernel;
import hetnet.network.RadioConfig;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PowerClimbTest {

    private static final int STEPS = 400;

    /** The steps of one BS with one UE end at water filling, whose level a bisection finds. */
    @Test
    void oneUserIsServedByWaterFilling() {
        double[] snr = {9, 4, 1, 0.4, 0.05}; // at an equal share of the power
        int blocks = snr.length;
        RadioConfig radio = Networks.radio(blocks);
        double unit = radio.noiseWatt() / radio.budgetWatt() * blocks;
        Gains gains = Gains.fading(1, 1, blocks, Arrays.stream(snr).map(s -> s * unit).toArray());
        UserLinks links = UserLinks.of(gains, new int[] {0}, 1, radio);
        DecisionState state = climbed(links, (power, weight) -> weight[0] = 1);
        double[] filled = waterFilling(snr);
        float[] power = powers(links, state);
        for (int r = 0; r < blocks; r++) {
            assertEquals(filled[r], power[r], 2e-3, "RB " + r);
        }
        assertTrue(state.idle()[0] < 1e-5, "nothing is kept");
    }

    /** Where a BS harms the UE of another more than it helps its own, it keeps a part of its budget. */
    @Test
    void aBudgetThatHarmsIsKeptInPart() {
        double[] snr = {20, 15, 0.1, 900}; // [U, B]: BS 1 is loud at both UEs
        RadioConfig radio = Networks.radio(1);
        double unit = radio.noiseWatt() / radio.budgetWatt();
        Gains gains = Gains.flat(2, 2, 1, Arrays.stream(snr).map(s -> s * unit).toArray());
        UserLinks links = UserLinks.of(gains, new int[] {0, 1}, 2, radio);
        DecisionState state = climbed(links, (power, weight) -> {
            double first = power[0];
            double second = power[links.stride()];
            weight[0] = (float) (1 / Math.log1p(snr[0] * first / (1 + snr[1] * second)));
            weight[3] = (float) (1 / Math.log1p(snr[3] * second / (1 + snr[2] * first)));
        });
        double best = IntStream.rangeClosed(1, 10_000).mapToObj(i -> i / 10_000.0)
                .max((a, b) -> Double.compare(utility(snr, a), utility(snr, b))).orElseThrow();
        assertTrue(best < 0.9, "an inner optimum: " + best);
        float[] power = powers(links, state);
        assertEquals(1, power[0], 1e-4);
        assertEquals(best, power[links.stride()], 2e-3);
    }

    private static double utility(double[] snr, double second) {
        return Math.log(Math.log1p(snr[0] / (1 + snr[1] * second)))
                + Math.log(Math.log1p(snr[3] * second / (1 + snr[2])));
    }

    private interface Slopes {
        /** @param power [B, stride] @param weight receives the slopes in the efficiencies, [U, K] */
        void of(float[] power, float[] weight);
    }

    private static DecisionState climbed(UserLinks links, Slopes slopes) {
        PowerOutlook outlook = outlook(links);
        PowerClimb climb = new PowerClimb(links);
        DecisionState state = DecisionState.of(links, 1);
        DecisionState after = DecisionState.of(links, 1);
        float[] weight = new float[DenseKernel.padded(links.count())];
        climb.start(state, false);
        for (int t = 0; t < STEPS; t++) {
            outlook.powers(state.logit(), state.idle());
            slopes.of(outlook.power(), weight);
            outlook.look(weight, 1);
            climb.step(state, outlook, after);
            state.copy(after);
        }
        return state;
    }

    private static float[] powers(UserLinks links, DecisionState state) {
        PowerOutlook outlook = outlook(links);
        outlook.powers(state.logit(), state.idle());
        return outlook.power();
    }

    private static PowerOutlook outlook(UserLinks links) {
        return new PowerOutlook(links, new PlainKernel(links.sites(), links.links(), links.stride()),
                SitePairs.of(links));
    }

    /** Powers that sum to R, max(0, level - 1 / s). */
    private static double[] waterFilling(double[] snr) {
        double low = 0;
        double high = 1e3;
        for (int i = 0; i < 200; i++) {
            double level = (low + high) / 2;
            double sum = Arrays.stream(snr).map(s -> Math.max(0, level - 1 / s)).sum();
            low = sum < snr.length ? level : low;
            high = sum < snr.length ? high : level;
        }
        double level = low;
        return Arrays.stream(snr).map(s -> Math.max(0, level - 1 / s)).toArray();
    }
}
