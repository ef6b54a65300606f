package hetnet.extending;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import hetnet.graph.Split;
import hetnet.graph.Tiny;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.nn.DeviceChoice;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.train.Checkpoint;
import hetnet.train.TrainingLoop;
import hetnet.train.TrainingRun;
import hetnet.train.TrainingStep;
import hetnet.train.imitation.ImitationTask;
import hetnet.train.imitation.LabelledGraph;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of one's own in the kit's own training loop: what lib/EXTENDING.md shows. */
class NetworkTest {

    private static final double LEARNED = 0.9; // share of the training UEs with the label's BS

    @TempDir
    private Path folder;

    private final Tiny tiny = new Tiny(60, 6, false, 7);
    private final TrainConfig config = Settings.override(TrainConfig.paper(),
            Map.of("hidden", "16", "epochs", "150", "patience", "150", "learningRate", "0.02", "distillationWeight",
                    "0", "device", "cpu"));

    private TrainingRun<HetGnnModel> train() {
        Problem problem = new Problem(tiny.gains, tiny.radio, 1);
        Split split = Split.random(tiny.gains, 0.2, Seeds.stream(1, "split"));
        LabelledGraph data = LabelledGraph.of(tiny.graph(), problem, split, tiny.labels());

        ImitationTask task = new ImitationTask(data, config, LinkMlp::new);
        return TrainingLoop.train(task, Checkpoint.none(), epoch -> { });
    }

    @Test
    void itLearnsInTheLoopOfTheKit() {
        TrainingRun<HetGnnModel> run = train();
        TrainingStep first = run.log().get(0);
        TrainingStep best = run.log().get(run.bestStep() - 1);
        assertTrue(best.loss() < first.loss() / 2, "%s to %s".formatted(first.loss(), best.loss()));
        assertTrue(best.measure(ImitationTask.TRAINING_ACCURACY) > LEARNED, best.toString());
        Map<String, float[]> drawn = new HetGnnModel(config.architecture(), run.model().scaler(), tiny.radio.blocks(),
                config.device(), config.seed(), LinkMlp::new).weights().copy();
        run.model().weights().copy().forEach((name, values) ->
                assertFalse(Arrays.equals(drawn.get(name), values), name + " did not move"));
    }

    @Test
    void itDecidesAndSurvivesItsFile() {
        HetGnnModel model = train().model();
        Allocation decided = model.allocate(tiny.graph(), tiny.gains, tiny.radio)
                .requireFeasible(tiny.gains, tiny.radio.budgetWatt());

        Path file = folder.resolve("link-mlp.bin");
        model.save(file);
        HetGnnModel read = HetGnnModel.load(file, DeviceChoice.CPU, LinkMlp::new);

        Allocation again = read.allocate(tiny.graph(), tiny.gains, tiny.radio);
        assertArrayEquals(decided.association(), again.association());
        assertArrayEquals(decided.powerWatt(), again.powerWatt());
        for (NDArray tensor : read.weights().tensors().values()) {
            assertTrue(tensor.size() > 0);
        }
        assertThrows(IllegalArgumentException.class, () -> HetGnnModel.load(file, DeviceChoice.CPU), "it is no HetGnn");
    }
}
