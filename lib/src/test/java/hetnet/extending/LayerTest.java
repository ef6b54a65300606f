package hetnet.extending;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.graph.Split;
import hetnet.graph.Tiny;
import hetnet.model.hetgnn.HetGnn;
import hetnet.model.hetgnn.HetGnnArchitecture;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.nn.DeviceChoice;
import hetnet.nn.LayerContract;
import hetnet.solver.Problem;
import hetnet.train.Checkpoint;
import hetnet.train.TrainingLoop;
import hetnet.train.TrainingRun;
import hetnet.train.imitation.ImitationTask;
import hetnet.train.imitation.LabelledGraph;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.Seeds;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A message-passing layer of one's own in the paper's network: what lib/EXTENDING.md shows. */
class LayerTest {

    @Test
    void theOrderOfNodesDoesNotMatterAndGradientsAreRight() {
        LayerContract.check(AttentionLayer::new);
    }

    @Test
    void thePapersNetworkTrainsWithIt() {
        Tiny tiny = new Tiny(60, 6, false, 7);
        TrainConfig config = TrainConfig.paper().withArchitecture(HetGnnArchitecture.paper().withHidden(8))
                .withEpochs(40)
                .withLearningRates(0.02, 5e-5).withDevice(DeviceChoice.CPU);
        Problem problem = new Problem(tiny.gains, tiny.radio, 1);
        Split split = Split.random(tiny.gains, 0.2, Seeds.stream(1, "split"));
        LabelledGraph data = LabelledGraph.of(tiny.graph(), problem, split, tiny.labels());

        ImitationTask task = new ImitationTask(data, config,
                (weights, hidden, blocks) -> new HetGnn(weights, hidden, blocks, AttentionLayer::new));
        TrainingRun<HetGnnModel> run = TrainingLoop.train(task, Checkpoint.none(), epoch -> { });

        assertTrue(run.log().get(run.bestStep() - 1).loss() < run.log().get(0).loss());
        assertTrue(run.model().weights().copy().keySet().containsAll(Set.of("layer1.score.weight",
                "layer2.score.weight")));
    }
}
