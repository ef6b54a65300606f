package hetnet.train;

import hetnet.model.unrolled.UnrolledVariant;
import hetnet.nn.DeviceChoice;
import hetnet.util.Require;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Hyperparameters of the interference-unrolled HetGNN and of its training on the utility itself, over random networks.
 *
 * @param hidden          width H of the states
 * @param rounds          rounds with shared weights at the end of the training
 * @param firstRounds     rounds at its start; every step draws a number of rounds up to a bound that grows to rounds
 * @param inferenceRounds T, rounds of a decision before its first renewal: further rounds go on to improve it, at their cost in time
 * @param renewals        times that a decision goes on from the best that it has, 20 rounds each: RBs of little value start anew, then
 *                        copy those of high value; fewer where there are more BSs than strongestSites, in proportion
 * @param strongestSites  K: where there are more BSs, a decision sees only the K strongest of each UE
 * @param usersPerSite    where there are more UEs per BS, the powers are decided by a sample of so many; all UEs then choose their BS
 * @param steps           optimiser steps
 * @param batch           L, networks per step
 * @param users           U, UEs of each network
 * @param learningRate    of Adam at its largest, after the warm-up
 * @param smallestSideM   smallest side of the square that holds the sites, metres
 * @param largestSideM    largest side, metres; sides are drawn evenly in their logarithm
 * @param curriculumShare share of the steps in which the largest side grows from dense networks to its full size
 * @param randomisedShare share of the networks with random propagation; the others follow UMa
 * @param fadingShare     share of the steps whose networks have fading
 * @param variant         which parts the network has
 * @param objective       what it climbs: the utility, or the likeness to labels
 * @param device          auto, cpu or gpu
 * @param seed            of weights, networks and codes
 */
public record UnrolledConfig(int hidden, int rounds, int firstRounds, int inferenceRounds, int renewals, int strongestSites,
                             int usersPerSite, int steps, int batch, int users, double learningRate, double smallestSideM,
                             double largestSideM, double curriculumShare, double randomisedShare, double fadingShare, UnrolledVariant variant,
                             TrainingTask objective, DeviceChoice device, long seed) {

    /** The largest side of the first networks, metres: at this density interference rules and a reuse pattern pays at once. */
    private static final double FIRST_SIDE_M = 250;
    private static final double WARM_UP_SHARE = 0.1;
    /** The step size never falls to nothing. */
    private static final double SMALLEST_LEARNING_RATE = 1e-6;
    private static final double FIRST_SHARPNESS = 5;
    private static final double LAST_SHARPNESS = 20;

    /** @throws IllegalArgumentException when a value is out of its range */
    public UnrolledConfig {
        Require.inRange("hidden", hidden, 1, 1024, "");
        Require.inRange("rounds", rounds, 0, 1000, "rounds");
        Require.inRange("firstRounds", firstRounds, 0, rounds, "rounds");
        Require.inRange("inferenceRounds", inferenceRounds, 0, 1000, "rounds");
        Require.inRange("renewals", renewals, 0, 1000, "");
        Require.inRange("strongestSites", strongestSites, 1, 1000, "BSs");
        Require.inRange("usersPerSite", usersPerSite, 1, 1_000_000, "UEs");
        Require.inRange("steps", steps, 1, 10_000_000, "steps");
        Require.inRange("batch", batch, 1, 1024, "networks");
        Require.inRange("users", users, 1, 100_000, "UEs");
        Require.inRange("learningRate", learningRate, 1e-8, 1, "");
        Require.inRange("smallestSideM", smallestSideM, 1, 1e5, "m");
        Require.inRange("largestSideM", largestSideM, smallestSideM, 1e5, "m");
        Require.inRange("curriculumShare", curriculumShare, 0, 1, "");
        Require.inRange("randomisedShare", randomisedShare, 0, 1, "");
        Require.inRange("fadingShare", fadingShare, 0, 1, "");
        Require.given("variant", variant);
        Require.given("objective", objective);
        Require.given("device", device);
    }

    /** The settings of the shipped weights. */
    public static UnrolledConfig standard() {
        return new UnrolledConfig(32, 20, 10, 40, 10, 12, 200, 9000, 8, 150, 2e-3, 80, 1000, 1 / 3.0, 0.7, 0.2,
                UnrolledVariant.FULL, TrainingTask.UTILITY, DeviceChoice.AUTO, 1);
    }

    /** Learning rate of a step, counted from 0: a linear warm-up under a half cosine. */
    public double learningRate(int step) {
        double warm = Math.min(1, step / (WARM_UP_SHARE * steps));
        return learningRate * warm * (1 + Math.cos(Math.PI * step / steps)) / 2 + SMALLEST_LEARNING_RATE;
    }

    /** Largest side of the networks of a step, metres. */
    public double largestSideM(int step) {
        double first = Math.min(largestSideM, Math.max(smallestSideM, FIRST_SIDE_M));
        double grown = step >= curriculumShare * steps ? 1 : step / (curriculumShare * steps);
        return first + (largestSideM - first) * grown;
    }

    /** Rounds of a step: few at first, when the states know little, more later. */
    public int rounds(int step, RandomGenerator random) {
        int grown = (int) Math.round((double) (rounds - firstRounds) * step / steps);
        return firstRounds + random.nextInt(grown + 1);
    }

    /** How sharply UEs choose their BS in a step: softly at first, so that gradients reach every link. */
    public double sharpness(int step) {
        return FIRST_SHARPNESS + (LAST_SHARPNESS - FIRST_SHARPNESS) * step / steps;
    }
}
