package hetnet.train.imitation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import hetnet.graph.Tiny;
import hetnet.io.Artefact;
import hetnet.model.hetgnn.HetGnnArchitecture;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.network.RadioConfig;
import hetnet.nn.DeviceChoice;
import hetnet.radio.Allocation;
import hetnet.train.Checkpoint;
import hetnet.train.TrainingListener;
import hetnet.train.TrainingLoop;
import hetnet.train.TrainingRun;
import hetnet.train.TrainingStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImitationTaskTest {

    private final Tiny tiny = new Tiny(150, 6, false, 2);
    private final TrainConfig config = TrainConfig.paper().withArchitecture(HetGnnArchitecture.paper().withHidden(16))
            .withEpochs(60)
            .withLearningRates(0.01, 5e-5).withDevice(DeviceChoice.CPU);

    @Test
    void learnsAssociationAndPowersOfItsTeacher() {
        TrainingRun<HetGnnModel> run = train(config, epoch -> { });
        Allocation learned = run.model().allocate(tiny.graph(), tiny.gains, tiny.radio)
                .requireFeasible(tiny.gains, tiny.radio.budgetWatt());
        assertTrue(ImitationTask.accuracy(learned.association(), tiny.labels().association(), tiny.split(1).heldOut())
                > 0.8);
        double[][] fraction = learned.powerFraction(tiny.radio.budgetWatt());
        assertTrue(fraction[0][0] + fraction[0][1] > 0.9, "BS 0 puts its power on its own RBs: "
                + Arrays.toString(fraction[0]));
        TrainingStep first = run.log().get(0);
        TrainingStep last = run.log().get(run.log().size() - 1);
        assertTrue(last.loss() < first.loss() / 3);
        assertEquals(Allocation.OUT_OF_COVERAGE, learned.association()[149]);
        run.model().close();
    }

    @Test
    void sameSeedSameWeightsBitForBit() {
        TrainConfig few = config.withEpochs(5);
        TrainingRun<HetGnnModel> one = train(few, epoch -> { });
        TrainingRun<HetGnnModel> two = train(few, epoch -> { });
        assertEquals(one.log(), two.log());
        one.model().weights().copy().forEach((name, values) ->
                assertArrayEquals(values, two.model().weights().copy().get(name), name));
        TrainingRun<HetGnnModel> other = train(few.withSeed(9), epoch -> { });
        assertFalse(one.log().equals(other.log()));
    }

    /**
     * PyTorch's switch for gradients is one of each thread, and a notebook goes on in another thread after an
     * interrupt.
     */
    @Test
    void anyThreadTrainsBitForBitAlikeAndBesideOthers() {
        TrainConfig few = config.withEpochs(5);
        TrainingRun<HetGnnModel> one = train(few, epoch -> { });
        List<CompletableFuture<TrainingRun<HetGnnModel>>> others = Stream.generate(() ->
                CompletableFuture.supplyAsync(() -> train(few, epoch -> { }),
                task -> new Thread(task, "other").start())).limit(3).toList();
        for (CompletableFuture<TrainingRun<HetGnnModel>> other : others) {
            assertEquals(one.log(), other.join().log());
            Map<String, float[]> weights = other.join().model().weights().copy();
            one.model().weights().copy().forEach((name, values) -> assertArrayEquals(values, weights.get(name), name));
        }
    }

    @Test
    void keepsTheWeightsOfTheBestEpochAndStopsWhenPatienceEnds() {
        TrainConfig hasty = config.withLearningRates(0.3, 0.3).withPatience(4);
        TrainingRun<HetGnnModel> run = train(hasty, epoch -> { });
        double lowest = Arrays.stream(run.series(ImitationTask.HELD_OUT_LOSS)).min().orElseThrow();
        assertEquals(lowest, run.log().get(run.bestStep() - 1).measure(ImitationTask.HELD_OUT_LOSS));
        assertTrue(run.log().size() <= run.bestStep() + 4);
    }

    @Test
    void anInterruptStopsAtTheEndOfItsEpochAndKeepsTheModel() {
        TrainingRun<HetGnnModel> run = train(config, epoch -> {
            if (epoch.step() == 3) {
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
        TrainConfig all = config.withEpochs(8).withLoss(LossWeights.paper().withFairness(1).withMinRate(1, 20_000));
        TrainingRun<HetGnnModel> run = TrainingLoop.train(new ImitationTask(faded.labelled(new double[60]), all),
                Checkpoint.none(), TrainingListener.NONE);
        TrainingStep last = run.log().get(7);
        List<String> terms = last.measures().keySet().stream()
                .filter(name -> name.endsWith("_loss") && !name.startsWith("held_out")).toList();
        assertEquals(List.of("antenna_loss", "association_loss", "distillation_loss", "fairness_loss", "min_rate_loss",
                "power_loss"), terms);
        assertTrue(last.measure("fairness_loss") > 0);
        assertEquals(last.loss(), terms.stream().mapToDouble(last::measure).sum(), 1e-12);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> last.measure("speed")).getMessage()
                .startsWith("this training does not measure 'speed'; it measures antenna_loss, "));
    }

    @Test
    void lossesThatAreNotFiniteStopBeforeTheStep() {
        double[] rates = new double[150];
        rates[tiny.split(1).training()[0]] = Double.NaN;
        IllegalStateException e = assertThrows(IllegalStateException.class,
                () -> TrainingLoop.train(new ImitationTask(tiny.labelled(rates), config), Checkpoint.none(),
                        TrainingListener.NONE));
        assertTrue(e.getMessage()
                .startsWith("the distillation loss is NaN in epoch 1, whose one batch is the whole graph"),
                e.getMessage());
    }

    @Test
    void weightsThatAreNotFiniteStopTheTrainingAndLeaveTheLastCheckpoint(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checkpoint.bin");
        train(config, Checkpoint.of(file, 1, notice -> { }), interruptAfter(5));
        Artefact state = Artefact.read(file, "hetgnn_paper checkpoint");
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
        TrainConfig few = config.withEpochs(9).withPatience(3).withLearningRates(0.3, 0.3);
        TrainingRun<HetGnnModel> whole = train(few, epoch -> { });
        Path file = folder.resolve("checkpoint.bin");
        List<String> notices = new ArrayList<>();
        TrainingRun<HetGnnModel> part = train(few, Checkpoint.of(file, 4, notices::add), interruptAfter(2));
        assertEquals("stopped after epoch 2; its state is kept in " + file + ": run the same again to go on from there",
                part.ending());
        List<Integer> shown = new ArrayList<>();
        TrainingRun<HetGnnModel> rest = train(few, Checkpoint.of(file, 4, notices::add),
                epoch -> shown.add(epoch.step()));
        assertEquals(List.of("the training goes on after epoch 2, where it stopped last time"), notices);
        assertEquals(whole.log(), rest.log());
        assertEquals(whole.bestStep(), rest.bestStep());
        assertEquals(whole.log().stream().map(TrainingStep::step).toList(), shown);
        whole.model().weights().copy().forEach((name, values) ->
                assertArrayEquals(values, rest.model().weights().copy().get(name), name));
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("checkpoint.bin");
        train(config, Checkpoint.of(file, 1, notice -> { }), interruptAfter(1));
        TrainConfig other = config.withArchitecture(config.architecture().withHidden(8));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> train(other, Checkpoint.of(file, 1, notice -> { }), epoch -> { }));
        assertTrue(e.getMessage().startsWith(file + " was made by another configuration"), e.getMessage());
    }

    @Test
    void aSavedModelDecidesTheSame(@TempDir Path folder) {
        TrainingRun<HetGnnModel> run = train(config.withEpochs(10), epoch -> { });
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
        TrainingRun<HetGnnModel> run = train(config.withEpochs(1), epoch -> { });
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
        assertEquals(0.01, config.schedule().rate(0), 1e-15);
        assertEquals(5e-5, config.schedule().rate(59), 1e-15);
        TrainConfig odd = config.withEpochs(61);
        assertEquals((0.01 + 5e-5) / 2, odd.schedule().rate(30), 1e-15);
    }

    @Test
    void trainingAndDecidingLeaveNoTensorBehindButTheWeights() {
        TrainingRun<HetGnnModel> run = train(config.withEpochs(3), epoch -> { });
        run.model().allocate(tiny.graph(), tiny.gains, tiny.radio);
        assertEquals(run.model().weights().tensors().size(), run.model().manager().getManagedArrays().size());
        run.model().close();
    }

    private TrainingRun<HetGnnModel> train(TrainConfig settings, TrainingListener onEpoch) {
        return train(settings, Checkpoint.none(), onEpoch);
    }

    private TrainingRun<HetGnnModel> train(TrainConfig settings, Checkpoint checkpoint, TrainingListener onEpoch) {
        double[] rates = new double[150];
        Arrays.fill(rates, 1e5);
        return TrainingLoop.train(new ImitationTask(tiny.labelled(rates), settings), checkpoint, onEpoch);
    }

    private static TrainingListener interruptAfter(int last) {
        return epoch -> {
            if (epoch.step() == last) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
