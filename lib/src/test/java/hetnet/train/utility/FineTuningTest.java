package hetnet.train.utility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.model.unrolled.UnrolledArchitecture;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.nn.DeviceChoice;
import hetnet.train.Checkpoint;
import hetnet.train.LossProbe;
import hetnet.train.TrainingListener;
import hetnet.train.TrainingLoop;
import hetnet.util.Seeds;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Trainings that go on from weights, count early decisions and gains, and see networks of tiers. */
class FineTuningTest {

    private static final UtilitySettings TINY = UtilitySettings.standard().withRounds(1, 3).withSteps(2)
            .withBatch(1, 20).withDevice(DeviceChoice.CPU);
    private static final UnrolledArchitecture NARROW = UnrolledArchitecture.standard().withHidden(4);

    /** One over a gain, as far as single precision carries it through a gradient. */
    private static final double TOLERANCE = 1e-4;

    @Test
    void goesOnFromWeightsAndSaysFromWhich() {
        UnrolledModel begun = train(TINY, null);
        UnrolledModel same = train(TINY.withLearningRate(1e-8), begun);
        begun.weights().forEach((name, values) -> assertArrayEquals(values, same.weights().get(name), 1e-5f, name));
        assertEquals(begun.fingerprint(), same.settings().get("from"));
        assertFalse(begun.settings().containsKey("from"));
        assertTrue(new UtilityTask(config(TINY), begun).fingerprint().endsWith(begun.fingerprint()),
                "a checkpoint of another start is refused");
    }

    @Test
    void keepsItsPartOfTheWeightsThatItBeganWith() {
        UnrolledModel begun = train(TINY, null);
        UnrolledModel moved = train(TINY.withSeed(2), begun);
        UnrolledModel halfway = train(TINY.withSeed(2).withKeptPart(0.5), begun);
        UnrolledModel stayed = train(TINY.withSeed(2).withKeptPart(1), begun);
        assertEquals(begun.fingerprint(), stayed.fingerprint());
        assertNotEquals(begun.fingerprint(), moved.fingerprint());
        halfway.weights().forEach((name, values) -> {
            float[] first = begun.weights().get(name);
            float[] last = moved.weights().get(name);
            for (int i = 0; i < values.length; i++) {
                assertEquals((first[i] + last[i]) / 2, values[i], 1e-6f, name);
            }
        });
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        UnrolledModel begun = train(TINY, null);
        UnrolledConfig wider = config(TINY).withArchitecture(NARROW.withHidden(5));
        assertEquals("weights of a network with {hidden=4, variant=FULL} cannot go on in one with "
                + "{hidden=5, variant=FULL}", assertThrows(IllegalArgumentException.class,
                        () -> new UtilityTask(wider, begun)).getMessage());
    }

    @Test
    void earlyDecisionsCountAfterFewRoundsMostOften() {
        UtilitySettings early = UtilitySettings.standard().withRounds(2, 20).withEarlyPart(0.5);
        RandomGenerator random = Seeds.stream(1, "rounds");
        int few = 0;
        int draws = 2000;
        for (int i = 0; i < draws; i++) {
            int[] rounds = early.rounds(i, random);
            assertTrue(2 <= rounds[0] && rounds[0] <= rounds[1] && rounds[1] <= 20, rounds[0] + ", " + rounds[1]);
            few += rounds[1] < 7 ? 1 : 0;
        }
        // ln(7 / 2) / ln(21 / 2) = 0.53; standard deviation 0.011
        assertEquals(0.53, (double) few / draws, 0.04);
    }

    /** Of one network alone, the gain scales the slopes of the utility, and changes no direction. */
    @Test
    void gainsScaleTheSlopes() {
        Map<String, float[]> utility = gradient(TINY);
        Map<String, float[]> gain = gradient(TINY.withSupervision(Supervision.GAIN));
        float[] one = utility.get("update.1.weight");
        float[] other = gain.get("update.1.weight");
        int largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.abs(one[i]) > Math.abs(one[largest]) ? i : largest;
        }
        double factor = other[largest] / one[largest];
        assertTrue(factor > 0 && factor <= 1 / 0.08 + 1e-3, "factor " + factor);
        for (int i = 0; i < one.length; i++) {
            assertEquals(factor * one[i], other[i], TOLERANCE * Math.abs(other[largest]));
        }
    }

    /** Where both decisions come after one round, it is all the same how much each counts. */
    @Test
    void theEarlyPartMixesTwoDecisions() {
        UtilitySettings both = TINY.withRounds(1, 1);
        Map<String, float[]> alone = gradient(both.withEarlyPart(1));
        Map<String, float[]> twice = gradient(both.withEarlyPart(0.3));
        alone.forEach((name, slopes) -> assertArrayEquals(slopes, twice.get(name), 1e-5f,
                name + ": the same decision twice"));
    }

    @Test
    void networksOfTiersHaveMacrosAndPicos() {
        UtilitySettings tiers = TINY.withTiers(1).withBatch(4, 10);
        for (int step = 0; step < 20; step++) {
            RandomNetworks drawn = RandomNetworks.draw(tiers, step, Seeds.stream(step, "tiers"));
            Gains gains = drawn.networks().get(0);
            assertTrue(gains.sites() >= 3 && gains.sites() <= 15, gains.sites() + " BSs");
            assertEquals(2 * gains.sites(), gains.users());
            assertEquals(Math.max(1, 20 / gains.sites()), drawn.networks().size());
        }
    }

    private static Map<String, float[]> gradient(UtilitySettings settings) {
        try (LossProbe probe = new LossProbe(new UtilityTask(config(settings)))) {
            return probe.gradient();
        }
    }

    private static UnrolledModel train(UtilitySettings settings, UnrolledModel from) {
        return TrainingLoop.train(new UtilityTask(config(settings), from), Checkpoint.none(), TrainingListener.NONE)
                .model();
    }

    private static UnrolledConfig config(UtilitySettings settings) {
        return UnrolledConfig.standard().withArchitecture(NARROW).withTraining(settings);
    }
}
