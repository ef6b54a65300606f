package hetnet.train.utility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.channel.generators.UniformNetwork;
import hetnet.io.Artefact;
import hetnet.model.unrolled.InferenceSettings;
import hetnet.model.unrolled.UnrolledArchitecture;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.model.unrolled.UnrolledModelTest;
import hetnet.network.RadioConfig;
import hetnet.nn.DeviceChoice;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import hetnet.train.Checkpoint;
import hetnet.train.TrainingListener;
import hetnet.train.TrainingLoop;
import hetnet.train.TrainingRun;
import hetnet.train.TrainingStep;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UtilityTaskTest {

    private static final int EVERY = 2;
    private static final UnrolledConfig TINY = UnrolledConfig.standard()
            .withArchitecture(UnrolledArchitecture.standard().withHidden(4))
            .withTraining(UtilitySettings.standard().withRounds(1, 2).withSteps(7).withBatch(2, 20)
                    .withDevice(DeviceChoice.CPU));

    @TempDir
    Path folder;

    @Test
    void aResumedTrainingEndsWithTheSameWeightsAndLogBitForBit() {
        TrainingRun<UnrolledModel> whole = train(TINY, "whole.bin", step -> { });
        TrainingRun<UnrolledModel> part = train(TINY, "part.bin", interruptAfter(3));
        assertTrue(part.interrupted());
        assertEquals(3, part.log().size());
        assertFalse(Thread.currentThread().isInterrupted(), "the interrupt is consumed");
        TrainingRun<UnrolledModel> resumed = train(TINY, "part.bin", step -> { });
        assertFalse(resumed.interrupted());
        assertEquals(whole.log(), resumed.log());
        Map<String, float[]> weights = resumed.model().weights();
        whole.model().weights().forEach((name, values) -> assertArrayEquals(values, weights.get(name), name));
    }

    @Test
    void anotherThreadGoesOnBitForBit() {
        TrainingRun<UnrolledModel> whole = train(TINY, "whole.bin", step -> { });
        train(TINY, "part.bin", interruptAfter(3));
        TrainingRun<UnrolledModel> resumed = CompletableFuture.supplyAsync(() -> train(TINY, "part.bin", step -> { }),
                task -> new Thread(task, "other").start()).join();
        assertEquals(whole.log(), resumed.log());
        Map<String, float[]> weights = resumed.model().weights();
        whole.model().weights().forEach((name, values) -> assertArrayEquals(values, weights.get(name), name));
    }

    @Test
    void anErrorLosesNoMoreThanTheStepsSinceTheLastCheckpoint() {
        assertThrows(IllegalStateException.class, () -> train(TINY, "lost.bin", step -> {
            if (step.step() == 5) {
                throw new IllegalStateException("power cut");
            }
        }));
        Resumption resumed = new Resumption();
        train(TINY, "lost.bin", resumed);
        assertEquals(4, resumed.before);
        assertEquals(3, resumed.after);
    }

    @Test
    void aFinishedTrainingIsNotRepeated() {
        TrainingRun<UnrolledModel> first = train(TINY, "done.bin", step -> { });
        Resumption resumed = new Resumption();
        TrainingRun<UnrolledModel> again = train(TINY, "done.bin", resumed);
        assertEquals(first.log(), again.log());
        assertEquals(7, resumed.before);
        assertEquals(0, resumed.after, "no step is left");
    }

    @Test
    void aCheckpointOfAnotherConfigurationIsRefused() {
        train(TINY, "other.bin", interruptAfter(1));
        UnrolledConfig other = TINY.withTraining(TINY.training().withSeed(2));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> train(other, "other.bin", step -> { }));
        assertTrue(e.getMessage().contains("was made by another configuration"), e.getMessage());
    }

    @Test
    void aDamagedCheckpointIsRefused() throws Exception {
        Files.write(folder.resolve("bad.bin"), new byte[100]);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> train(TINY, "bad.bin", step -> { }));
        assertTrue(e.getMessage().contains("bad.bin is damaged"), e.getMessage());
    }

    @Test
    void whatIsNotFiniteStopsBeforeTheStepNamesItAndLeavesTheCheckpoint() throws Exception {
        train(TINY, "nan.bin", interruptAfter(2));
        Path file = folder.resolve("nan.bin");
        Artefact checkpoint = Artefact.read(file, "hetgnn_unrolled checkpoint");
        Arrays.fill(checkpoint.arrays().get("weight.start.1.weight"),
                Float.MAX_VALUE); // finite, but no longer what comes of it
        checkpoint.write(file);
        byte[] before = Files.readAllBytes(file);
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> train(TINY, "nan.bin", step -> { }));
        assertTrue(e.getMessage()
                .matches("the utility loss is (NaN|-?Infinity) in step 3, a batch of 2 networks: training stopped "
                + "before this "
                + "step, and the last checkpoint stays; lower learningRate"), e.getMessage());
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aSmallNetworkBeatsTheBaselineOnDenseLayoutsItNeverSaw() {
        UnrolledConfig dense = new UnrolledConfig(UnrolledArchitecture.standard().withHidden(12),
                UtilitySettings.standard().withRounds(4, 4)
                .withSteps(150).withBatch(4, 40).withLearningRate(0.01).withSides(80, 250, 1 / 3.0)
                .withPropagation(0, 0.2)
                .withDevice(DeviceChoice.CPU), InferenceSettings.standard().withInferenceRounds(4));
        TrainingRun<UnrolledModel> training = train(dense, "dense.bin", step -> { });
        RadioConfig radio = UnrolledModelTest.radio(20);
        RandomGenerator random = Seeds.stream(99, "test");
        double gain = 0;
        int layouts = 10;
        for (int k = 0; k < layouts; k++) {
            Gains gains = UniformNetwork.random(5, 60, 150, radio).draw(random).channel().gains();
            Allocation ours = training.model().allocate(gains, radio, 1, k).requireFeasible(gains, radio.budgetWatt());
            gain += (meanLogRate(gains, ours, radio) - meanLogRate(gains, Baseline.allocate(gains, radio), radio))
                    / layouts;
        }
        // 0.7 nat measured; 0.5 leaves room for another processor's rounding
        assertTrue(gain > 0.5, "gain in mean ln R: " + gain);
    }

    @Test
    void sidesRoundsSharpnessAndLearningRateFollowTheirSchedules() {
        UtilitySettings config = UtilitySettings.standard().withSteps(6000);
        RandomGenerator random = Seeds.stream(1, "rounds");
        assertEquals(4, config.rounds(0, random)[0]);
        assertEquals(20, IntStream.range(0, 500).map(i -> config.rounds(5999, random)[0]).max().orElseThrow());
        assertEquals(4, IntStream.range(0, 500).map(i -> config.rounds(5999, random)[0]).min().orElseThrow());
        assertEquals(250, config.largestSideM(0), 1e-9);
        assertEquals(725, config.largestSideM(1000), 1e-9);
        assertEquals(1200, config.largestSideM(2000), 1e-9);
        assertEquals(1200, config.largestSideM(5999), 1e-9);
        assertEquals(5, config.sharpness(0), 1e-12);
        assertEquals(12.5, config.sharpness(3000), 1e-12);
        assertEquals(1e-6, config.schedule().rate(0), 1e-15);
        assertEquals(2e-3 / 2 + 1e-6, config.schedule().rate(3000), 1e-12);
        assertEquals(1e-3 * (1 + Math.cos(Math.PI / 20)) / 2 + 1e-6, config.schedule().rate(300), 1e-12);
    }

    @Test
    void manySitesHaveAsMuchRoomAndAsManyUsersEach() {
        UtilitySettings config = UtilitySettings.standard().withSites(30, 1).withSmallCells(0).withBatch(4, 10);
        boolean single = false;
        for (int step = 0; step < 30; step++) {
            RandomNetworks drawn = RandomNetworks.draw(config, step, Seeds.stream(step, "many"));
            Gains gains = drawn.networks().get(0);
            assertTrue(gains.sites() >= 8 && gains.sites() <= 30, gains.sites() + " sites");
            assertEquals(2 * gains.sites(), gains.users());
            assertEquals(Math.max(1, 20 / gains.sites()), drawn.networks().size());
            assertTrue(drawn.alpha() >= 0.15 && drawn.alpha() <= 3, "alpha " + drawn.alpha());
            single |= drawn.networks().size() == 1;
        }
        assertTrue(single, "some steps have so many sites that there is one network");
    }

    /** In networks with small cells some BSs are heard weaker than in the same ones without. */
    @Test
    void smallCellsSendLess() {
        UtilitySettings same = UtilitySettings.standard().withSites(7, 0).withBatch(1, 30).withPropagation(0, 0);
        int weaker = 0;
        for (int step = 0; step < 20; step++) {
            Gains all = RandomNetworks.draw(same.withSmallCells(0), step, Seeds.stream(step, "small")).networks()
                    .get(0);
            Gains some = RandomNetworks.draw(same.withSmallCells(1), step, Seeds.stream(step, "small")).networks()
                    .get(0);
            for (int b = 0; b < all.sites(); b++) {
                double below = 10 * Math.log10(all.mean(0, b) / some.mean(0, b));
                assertTrue(Math.abs(below) < 1e-9 || below >= 6 - 1e-9 && below <= 20 + 1e-9, below + " dB");
                weaker += below > 1 ? 1 : 0;
            }
        }
        assertTrue(weaker > 30, weaker + " small cells");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> Settings.override(UnrolledConfig.standard(), Map.of("largestSideM", "50")));
        assertEquals("largestSideM = 50 m is out of range: allowed are 80 to 100000 m", e.getMessage());
    }

    private TrainingRun<UnrolledModel> train(UnrolledConfig config, String checkpoint, TrainingListener listener) {
        return TrainingLoop.train(new UtilityTask(config), Checkpoint.of(folder.resolve(checkpoint), EVERY,
                notice -> { }), listener);
    }

    /** Counts the steps before and after a resumption. */
    private static final class Resumption implements TrainingListener {
        private int before;
        private int after;

        @Override
        public void resumed(List<TrainingStep> log) {
            before = log.size();
        }

        @Override
        public void step(TrainingStep step) {
            after++;
        }
    }

    private static TrainingListener interruptAfter(int last) {
        return step -> {
            if (step.step() == last) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static double meanLogRate(Gains gains, Allocation allocation, RadioConfig radio) {
        return Metrics.of(Rates.userRates(gains, allocation, radio, Scheduler.EQUAL_TIME), allocation.association())
                .meanLogRate();
    }
}
