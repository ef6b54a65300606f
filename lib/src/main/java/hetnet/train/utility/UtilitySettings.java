package hetnet.train.utility;

import hetnet.nn.DeviceChoice;
import hetnet.train.CosineSchedule;
import hetnet.util.Require;
import hetnet.util.Settings;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * How an unrolled network is trained on the utility itself, over random networks.
 *
 * @param rounds          rounds with shared weights at the end of the training
 * @param firstRounds     rounds at its start; every step draws a number of rounds up to a bound that grows to rounds
 * @param steps           optimiser steps
 * @param batch           L, networks per step; fewer where they have many BSs
 * @param users           U, UEs of each network; where it has many BSs, of every five of them
 * @param learningRate    of Adam at its largest, after the warm-up
 * @param smallestSideM   smallest side of the square that holds the sites, metres
 * @param largestSideM    largest side, metres; sides are drawn evenly in their logarithm
 * @param curriculumShare share of the steps in which the largest side grows from dense networks to its full size
 * @param randomisedShare share of the networks with random propagation; the others follow UMa
 * @param fadingShare     share of the steps whose networks have fading
 * @param mostSites       the most BSs of a network
 * @param manySitesShare  share of the steps whose networks have more than 7 BSs
 * @param smallCellShare  share of the networks in which some BSs have less power than the others
 * @param tieredShare     share of the steps whose networks have macros and picos, and no random propagation
 * @param earlyPart       part of the loss that the decision after fewer rounds has, 0 to 1; where it has one, rounds
 *                        are drawn evenly in their logarithm all through
 * @param keptPart        part of the weights that a training goes on from in those that it gives, 0 to 1; the mean of
 *                        both keeps what either does well (Wortsman et al., "Robust fine-tuning of zero-shot models",
 *                        2022)
 * @param supervision     what it climbs: the utility, or the likeness to labels
 * @param device          auto, cpu or gpu
 * @param seed            of weights, networks and codes
 */
public record UtilitySettings(int rounds, int firstRounds, int steps, int batch, int users, double learningRate,
        double smallestSideM, double largestSideM, double curriculumShare, double randomisedShare, double fadingShare,
        int mostSites, double manySitesShare, double smallCellShare, double tieredShare, double earlyPart,
        double keptPart, Supervision supervision, DeviceChoice device, long seed) {

    /**
     * The largest side of the first networks, metres: at this density interference rules and a reuse pattern pays at
     * once.
     */
    private static final double FIRST_SIDE_M = 250;
    private static final double WARM_UP_SHARE = 0.1;
    /** The step size never falls to nothing. */
    private static final double SMALLEST_LEARNING_RATE = 1e-6;
    private static final double FIRST_SHARPNESS = 5;
    private static final double LAST_SHARPNESS = 20;

    /** @throws IllegalArgumentException when a value is out of its range */
    public UtilitySettings {
        Require.inRange("rounds", rounds, 0, 1000, "rounds");
        Require.inRange("firstRounds", firstRounds, 0, rounds, "rounds");
        Require.inRange("steps", steps, 1, 10_000_000, "steps");
        Require.inRange("batch", batch, 1, 1024, "networks");
        Require.inRange("users", users, 1, 100_000, "UEs");
        Require.inRange("learningRate", learningRate, 1e-8, 1, "");
        Require.inRange("smallestSideM", smallestSideM, 1, 1e5, "m");
        Require.inRange("largestSideM", largestSideM, smallestSideM, 1e5, "m");
        Require.inRange("curriculumShare", curriculumShare, 0, 1, "");
        Require.inRange("randomisedShare", randomisedShare, 0, 1, "");
        Require.inRange("fadingShare", fadingShare, 0, 1, "");
        Require.inRange("mostSites", mostSites, 3, 100, "BSs");
        Require.inRange("manySitesShare", manySitesShare, 0, 1, "");
        Require.inRange("smallCellShare", smallCellShare, 0, 1, "");
        Require.inRange("tieredShare", tieredShare, 0, 1, "");
        Require.inRange("earlyPart", earlyPart, 0, 1, "");
        Require.inRange("keptPart", keptPart, 0, 1, "");
        Require.given("supervision", supervision);
        Require.given("device", device);
    }

    /** Those of the shipped weights. */
    public static UtilitySettings standard() {
        return new UtilitySettings(20, 4, 12_000, 8, 150, 2e-3, 80, 1200, 1 / 3.0, 0.6, 0.2, 30, 0.25, 0.25, 0, 0, 0,
                Supervision.UTILITY, DeviceChoice.AUTO, 1);
    }

    /** With other numbers of rounds, at the start and at the end. */
    public UtilitySettings withRounds(int first, int last) {
        return new UtilitySettings(last, first, steps, batch, users, learningRate, smallestSideM, largestSideM,
                curriculumShare, randomisedShare, fadingShare, mostSites, manySitesShare, smallCellShare, tieredShare,
                earlyPart, keptPart, supervision, device, seed);
    }

    /** With another number of steps. */
    public UtilitySettings withSteps(int other) {
        return Settings.with(this, "steps", other);
    }

    /** With another number of networks in a step, and of UEs in each. */
    public UtilitySettings withBatch(int networks, int usersOfEach) {
        return Settings.with(Settings.with(this, "batch", networks), "users", usersOfEach);
    }

    /** With another peak of the learning rate. */
    public UtilitySettings withLearningRate(double peak) {
        return Settings.with(this, "learningRate", peak);
    }

    /** With other sides of the squares, metres, and another share of the steps in which the largest grows. */
    public UtilitySettings withSides(double smallestM, double largestM, double growingShare) {
        return new UtilitySettings(rounds, firstRounds, steps, batch, users, learningRate, smallestM, largestM,
                growingShare, randomisedShare, fadingShare, mostSites, manySitesShare, smallCellShare, tieredShare,
                earlyPart, keptPart, supervision, device, seed);
    }

    /** With other shares of networks with random propagation, and of steps with fading. */
    public UtilitySettings withPropagation(double randomised, double fading) {
        return Settings.with(Settings.with(this, "randomisedShare", randomised), "fadingShare", fading);
    }

    /** With networks of up to so many BSs, and another share of the steps that have more than 7. */
    public UtilitySettings withSites(int most, double manyShare) {
        return Settings.with(Settings.with(this, "mostSites", most), "manySitesShare", manyShare);
    }

    /** With another share of networks that have small cells. */
    public UtilitySettings withSmallCells(double share) {
        return Settings.with(this, "smallCellShare", share);
    }

    /** With another share of steps whose networks have macros and picos. */
    public UtilitySettings withTiers(double share) {
        return Settings.with(this, "tieredShare", share);
    }

    /** With another part of the loss for the decision after fewer rounds. */
    public UtilitySettings withEarlyPart(double part) {
        return Settings.with(this, "earlyPart", part);
    }

    /** With another part of the weights that the training goes on from. */
    public UtilitySettings withKeptPart(double part) {
        return Settings.with(this, "keptPart", part);
    }

    /** Climbing something else. */
    public UtilitySettings withSupervision(Supervision other) {
        return Settings.with(this, "supervision", other);
    }

    /** Elsewhere. */
    public UtilitySettings withDevice(DeviceChoice other) {
        return Settings.with(this, "device", other);
    }

    /** With another seed. */
    public UtilitySettings withSeed(long other) {
        return Settings.with(this, "seed", other);
    }

    /** The learning rate of each step: a linear warm-up under a half cosine. */
    public CosineSchedule schedule() {
        return new CosineSchedule(learningRate, SMALLEST_LEARNING_RATE, WARM_UP_SHARE * steps, steps);
    }

    /** Largest side of the networks of a step, metres. */
    public double largestSideM(int step) {
        double first = Math.min(largestSideM, Math.max(smallestSideM, FIRST_SIDE_M));
        double grown = step >= curriculumShare * steps ? 1 : step / (curriculumShare * steps);
        return first + (largestSideM - first) * grown;
    }

    /**
     * Rounds of a step: few at first, when the states know little, more later. Where early decisions count, the rounds
     * after which one does come first.
     */
    public int[] rounds(int step, RandomGenerator random) {
        if (earlyPart == 0) {
            int grown = (int) Math.round((double) (rounds - firstRounds) * step / steps);
            return new int[] {firstRounds + random.nextInt(grown + 1)};
        }
        int last = evenlyInLogarithm(rounds, random);
        int early = evenlyInLogarithm(last, random);
        return new int[] {early, last};
    }

    /** From firstRounds, or 1, to the most. */
    private int evenlyInLogarithm(int most, RandomGenerator random) {
        int fewest = Math.min(most, Math.max(1, firstRounds));
        return (int) (fewest * Math.pow((most + 1.0) / fewest, random.nextDouble()));
    }

    /** How sharply UEs choose their BS in a step: softly at first, so that gradients reach every link. */
    public double sharpness(int step) {
        return FIRST_SHARPNESS + (LAST_SHARPNESS - FIRST_SHARPNESS) * step / steps;
    }
}
