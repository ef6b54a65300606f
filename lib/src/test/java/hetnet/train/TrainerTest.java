package hetnet.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import hetnet.graph.Tiny;
import hetnet.io.Artefact;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.network.RadioConfig;
import hetnet.nn.DeviceChoice;
import hetnet.radio.Allocation;
import hetnet.util.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

    private final Tiny tiny = new Tiny(150, 6, false, 2);
    private final TrainConfig config = Settings.override(TrainConfig.paper(),
            Map.of("hidden", "16", "epochs", "60", "learningRate", "0.01", "device", "cpu"));

    @Test
    void learnsAssociationAndPowersOfItsTeacher() {
        TrainingRun run = train(config, epoch -> { });
        Allocation learned = run.model().allocate(tiny.graph(), tiny.gains, tiny.radio)
                .requireFeasible(tiny.gains, tiny.radio.budgetWatt());
        assertTrue(Trainer.accuracy(learned.association(), tiny.labels().association(), tiny.split(1).heldOut()) > 0.8);
        double[][] fraction = learned.powerFraction(tiny.radio.budgetWatt());
        assertTrue(fraction[0][0] + fraction[0][1] > 0.9, "BS 0 puts its power on its own RBs: "
                + Arrays.toString(fraction[0]));
        Epoch first = run.log().get(0);
        Epoch last = run.log().get(run.log().size() - 1);
        assertTrue(last.trainingLoss() < first.trainingLoss() / 3);
        assertEquals(Allocation.OUT_OF_COVERAGE, learned.association()[149]);
        run.model().close();
    }

    @Test
    void sameSeedSameWeightsBitForBit() {
        TrainConfig few = Settings.override(config, Map.of("epochs", "5"));
        TrainingRun one = train(few, epoch -> { });
        TrainingRun two = train(few, epoch -> { });
        assertEquals(one.log(), two.log());
        one.model().weights().copy().forEach((name, values) ->
                assertArrayEquals(values, two.model().weights().copy().get(name), name));
        TrainingRun other = train(Settings.override(few, Map.of("seed", "9")), epoch -> { });
        assertFalse(one.log().equals(other.log()));
    }

    /**
     * PyTorch's switch for gradients is one of each thread, and a notebook goes on in another thread after an
     * interrupt.
     */
    @Test
    void anyThreadTrainsBitForBitAlikeAndBesideOthers() {
        TrainConfig few = Settings.override(config, Map.of("epochs", "5"));
        TrainingRun one = train(few, epoch -> { });
        List<CompletableFuture<TrainingRun>> others = Stream.generate(() ->
                CompletableFuture.supplyAsync(() -> train(few, epoch -> { }),
                task -> new Thread(task, "other").start())).limit(3).toList();
        for (CompletableFuture<TrainingRun> other : others) {
            assertEquals(one.log(), other.join().log());
            Map<String, float[]> weights = other.join().model().weights().copy();
            one.model().weights().copy().forEach((name, values) -> assertArrayEquals(values, weights.get(name), name));
        }
    }

    @Test
    void keepsTheWeightsOfTheBestEpochAndStopsWhenPatienceEnds() {
        TrainConfig hasty = Settings.override(config, Map.of("learningRate", "0.3", "finalLearningRate", "0.3",
                "patience", "4"));
        TrainingRun run = train(hasty, epoch -> { });
        double lowest = run.log().stream().mapToDouble(Epoch::heldOutLoss).min().orElseThrow();
        assertEquals(lowest, run.log().get(run.bestEpoch() - 1).heldOutLoss());
        assertTrue(run.log().size() <= run.bestEpoch() + 4);
    }

    @Test
    void anInterruptStopsAtTheEndOfItsEpochAndKeepsTheModel() {
        TrainingRun run = train(config, epoch -> {
            if (epoch.epoch() == 3) {
                Thread.currentThread().interrupt();
            }
        });
        assertTrue(run.interrupted());
        assertEquals(3, run.log().size());
        assertFalse(Thread.currentThread().isInterrupted(), "the interrupt is consumed");
        run.model().allocate(tiny.graph(), tiny.gains, tiny.radio);
    }

    @Test
    void fadingAndOptionalTermsTrainToo() {
        Tiny faded = new Tiny(60, 6, true, 4);
        TrainConfig all = Settings.override(config, Map.of("epochs", "8", "fairnessWeight", "1", "minRateWeight", "1"));
        TrainingRun run = new Trainer(faded.graph(), faded.gains, faded.radio, faded.split(1), all)
                .train(faded.labels(), new double[60], epoch -> { });
        Map<String, Double> terms = run.log().get(7).terms();
        assertEquals(List.of("association", "power", "antenna", "distillation", "fairness", "min_rate"),
                List.copyOf(terms.keySet()));
        assertTrue(terms.get("fairness") > 0);
    }

    @Test
    void lossesThatAreNotFiniteStopBeforeTheStep() {
        double[] rates = new double[150];
        rates[tiny.split(1).training()[0]] = Double.NaN;
        IllegalStateException e = assertThrows(IllegalStateException.class,
                () -> new Trainer(tiny.graph(), tiny.gains, tiny.radio, tiny.split(1), config)
                .train(tiny.labels(), rates, epoch -> { }));
        assertTrue(e.getMessage()
                .startsWith("the distillation loss is NaN in epoch 1, whose one batch is the whole graph"),
                e.getMessage());
    }

    @Test
    void weightsThatAreNotFiniteStopTheTrainingAndLeaveTheLastCheckpoint(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checkpoint.bin");
        train(config, Checkpoint.of(file, 1, notice -> { }), interruptAfter(5));
        Artefact state = Artefact.read(file, "training checkpoint");
        Arrays.fill(state.arrays().get("weight.association.link"),
                Float.MAX_VALUE); // finite, but no longer what comes of it
        state.write(file);
        byte[] before = Files.readAllBytes(file);
        IllegalStateException e = assertThrows(IllegalStateException.class,
                () -> train(config, Checkpoint.of(file, 1, notice -> { }), epoch -> { }));
        assertTrue(e.getMessage()
                .matches("the \\S+ loss is (NaN|-?Infinity) in epoch 6, whose one batch is the whole graph: training "
                + "stopped "
                + "before this step, and the last checkpoint stays; lower learningRate"), e.getMessage());
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aResumedTrainingEndsWithTheSameWeightsAndLogBitForBit(@TempDir Path folder) {
        TrainConfig few = Settings.override(config, Map.of("epochs", "9", "patience", "3", "learningRate", "0.3",
                "finalLearningRate", "0.3"));
        TrainingRun whole = train(few, epoch -> { });
        Path file = folder.resolve("checkpoint.bin");
        List<String> notices = new ArrayList<>();
        TrainingRun part = train(few, Checkpoint.of(file, 4, notices::add), interruptAfter(2));
        assertEquals("stopped after epoch 2; its state is kept in " + file + ": run the same again to go on from there",
                part.ending());
        List<Integer> shown = new ArrayList<>();
        TrainingRun rest = train(few, Checkpoint.of(file, 4, notices::add), epoch -> shown.add(epoch.epoch()));
        assertEquals(List.of("the training goes on after epoch 2, where it stopped last time"), notices);
        assertEquals(whole.log(), rest.log());
        assertEquals(whole.bestEpoch(), rest.bestEpoch());
        assertEquals(whole.log().stream().map(Epoch::epoch).toList(), shown);
        whole.model().weights().copy().forEach((name, values) ->
                assertArrayEquals(values, rest.model().weights().copy().get(name), name));
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("checkpoint.bin");
        train(config, Checkpoint.of(file, 1, notice -> { }), interruptAfter(1));
        TrainConfig other = Settings.override(config, Map.of("hidden", "8"));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> train(other, Checkpoint.of(file, 1, notice -> { }), epoch -> { }));
        assertTrue(e.getMessage().startsWith(file + " was made by another configuration"), e.getMessage());
    }

    @Test
    void aSavedModelDecidesTheSame(@TempDir Path folder) {
        TrainingRun run = train(Settings.override(config, Map.of("epochs", "10")), epoch -> { });
        run.model().save(folder.resolve("model.bin"));
        try (HetGnnModel loaded = HetGnnModel.load(folder.resolve("model.bin"), DeviceChoice.CPU)) {
            Allocation before = run.model().allocate(tiny.graph(), tiny.gains, tiny.radio);
            Allocation after = loaded.allocate(tiny.graph(), tiny.gains, tiny.radio);
            assertArrayEquals(before.association(), after.association());
            assertArrayEquals(before.powerWatt(), after.powerWatt());
            assertEquals(run.model().settings(), loaded.settings());
            assertEquals("10", loaded.settings().get("epochs"), "the training is remembered");
        }
    }

    @Test
    void anotherNumberOfBlocksIsRefused() {
        TrainingRun run = train(Settings.override(config, Map.of("epochs", "1")), epoch -> { });
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> run.model().allocate(tiny.graph(), tiny.gains, RadioConfig.paper()));
        assertEquals("the model was trained for 6 RBs and cannot serve 51: train it anew", e.getMessage());
    }

    @Test
    void aGpuThatIsNotThereIsAClearError() {
        Assumptions.assumeTrue(Engine.getEngine("PyTorch").getGpuCount() == 0);
        assertTrue(assertThrows(IllegalStateException.class, DeviceChoice.GPU::device).getMessage()
                .startsWith("device = gpu, but DJL finds no GPU"));
        assertEquals(Device.cpu(), DeviceChoice.AUTO.device());
    }

    @Test
    void learningRateFallsAlongAHalfCosine() {
        assertEquals(0.01, config.learningRate(0), 1e-15);
        assertEquals(5e-5, config.learningRate(59), 1e-15);
        TrainConfig odd = Settings.override(config, Map.of("epochs", "61"));
        assertEquals((0.01 + 5e-5) / 2, odd.learningRate(30), 1e-15);
    }

    @Test
    void trainingAndDecidingLeaveNoTensorBehindButTheWeights() {
        TrainingRun run = train(Settings.override(config, Map.of("epochs", "3")), epoch -> { });
        run.model().allocate(tiny.graph(), tiny.gains, tiny.radio);
        assertEquals(run.model().weights().tensors().size(), run.model().manager().getManagedArrays().size());
        run.model().close();
    }

    private TrainingRun train(TrainConfig settings, Consumer<Epoch> onEpoch) {
        return train(settings, Checkpoint.none(), onEpoch);
    }

    private TrainingRun train(TrainConfig settings, Checkpoint checkpoint, Consumer<Epoch> onEpoch) {
        double[] rates = new double[150];
        Arrays.fill(rates, 1e5);
        return new Trainer(tiny.graph(), tiny.gains, tiny.radio, tiny.split(1), settings)
                .train(tiny.labels(), rates, checkpoint, onEpoch);
    }

    private static Consumer<Epoch> interruptAfter(int last) {
        return epoch -> {
            if (epoch.epoch() == last) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
