package hetnet.mimo.train;

import hetnet.mimo.model.engine.PrecodingRestriction;
import hetnet.nn.DeviceChoice;
import hetnet.train.CosineSchedule;
import hetnet.util.Require;
import hetnet.util.Settings;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * How a network that precodes is trained: over random networks, on the utility itself unless labels are asked for.
 *
 * @param hidden        D, the width of all states
 * @param fewestRounds  fewest rounds of a step
 * @param mostRounds    most rounds of a step
 * @param steps         optimiser steps
 * @param streams       about how many streams (UE x RB) a step sees, over all its layouts
 * @param learningRate  of Adam at its largest
 * @param smallestSideM smallest side of the square that holds the sites, metres
 * @param largestSideM  largest side; sides are drawn evenly in their logarithm
 * @param weakShare     share of the layouts with a budget drawn from 16 dBm up to that of the radio
 * @param tierShare     share of the layouts where each BS but the first is a small cell of 16 dB less, or is not
 * @param mixedShare    share of the steps whose cells and panels differ, see {@link PrecodingLayouts}
 * @param unevenShare   share of the steps with power per antenna whose antennas differ by up to 20 dB
 * @param smallShare    share of the steps with four antennas instead of eight
 * @param tiedShare     share of the steps with power per antenna and one price for all antennas of a BS
 * @param sumShare      share of the steps with power per BS; the others have power and prices per antenna
 * @param loss          utility, or labels for comparison
 * @param restriction   of its prices, for comparison
 * @param device        auto, cpu or gpu
 * @param seed          of weights and networks
 */
public record PrecodingSettings(int hidden, int fewestRounds, int mostRounds, int steps, int streams,
        double learningRate, double smallestSideM, double largestSideM, double weakShare, double tierShare,
        double mixedShare, double unevenShare, double smallShare, double tiedShare, double sumShare,
        PrecodingLoss loss, PrecodingRestriction restriction, DeviceChoice device, long seed) {

    private static final double LAST_PART = 0.02; // of the learning rate
    private static final int WARM_UP = 30;

    /** @throws IllegalArgumentException when a value is out of its range */
    public PrecodingSettings {
        Require.inRange("hidden", hidden, 1, 1024, "");
        Require.inRange("mostRounds", mostRounds, 1, 100, "rounds");
        Require.inRange("fewestRounds", fewestRounds, 1, mostRounds, "rounds");
        Require.inRange("steps", steps, 1, 10_000_000, "steps");
        Require.inRange("streams", streams, 1, 1_000_000, "streams");
        Require.inRange("learningRate", learningRate, 1e-8, 1, "");
        Require.inRange("smallestSideM", smallestSideM, 1, 1e5, "m");
        Require.inRange("largestSideM", largestSideM, smallestSideM, 1e5, "m");
        Require.inRange("weakShare", weakShare, 0, 1, "");
        Require.inRange("tierShare", tierShare, 0, 1, "");
        Require.inRange("mixedShare", mixedShare, 0, 1, "");
        Require.inRange("unevenShare", unevenShare, 0, 1, "");
        Require.inRange("smallShare", smallShare, 0, 1, "");
        Require.inRange("sumShare", sumShare, 0, 1, "");
        Require.inRange("tiedShare", tiedShare, 0, 1 - sumShare, "");
        Require.given("loss", loss);
        Require.given("restriction", restriction);
        Require.given("device", device);
    }

    /** As the shipped weights were trained at last, with about as many steps as they had in all. */
    public static PrecodingSettings standard() {
        return new PrecodingSettings(24, 3, 11, 6200, 450, 2e-3, 80, 800, 0.6, 0.3, 0.4, 0.4, 0.2, 0.08, 0.42,
                PrecodingLoss.UTILITY, PrecodingRestriction.NONE, DeviceChoice.CPU, 1);
    }

    /** With another number of steps. */
    public PrecodingSettings withSteps(int other) {
        return Settings.with(this, "steps", other);
    }

    /** With another number of streams in a step. */
    public PrecodingSettings withStreams(int other) {
        return Settings.with(this, "streams", other);
    }

    CosineSchedule schedule() {
        double last = LAST_PART * learningRate;
        return new CosineSchedule(learningRate - last, last, Math.min(WARM_UP, steps / 10), steps);
    }

    int rounds(RandomGenerator random) {
        return fewestRounds + random.nextInt(mostRounds - fewestRounds + 1);
    }
}
