package hetnet.extending;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.graph.Split;
import hetnet.graph.Tiny;
import hetnet.model.hetgnn.HetGnn;
import hetnet.nn.LayerContract;
import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.train.TrainConfig;
import hetnet.train.Trainer;
import hetnet.train.TrainingRun;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.util.Map;
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
        TrainConfig config = Settings.override(TrainConfig.paper(),
                Map.of("hidden", "8", "epochs", "40", "patience", "40", "learningRate", "0.02", "device", "cpu"));
        Allocation labels = tiny.labels();
        double[] rateBps = Rates.userRates(tiny.gains, labels, tiny.radio, Scheduler.EQUAL_TIME);
        Split split = Split.random(tiny.gains, 0.2, Seeds.stream(1, "split"));

        Trainer trainer = new Trainer(tiny.graph(), tiny.gains, tiny.radio, split, config,
                (weights, hidden, blocks) -> new HetGnn(weights, hidden, blocks, AttentionLayer::new));
        TrainingRun run = trainer.train(labels, rateBps, epoch -> { });

        assertTrue(run.log().get(run.bestEpoch() - 1).trainingLoss() < run.log().get(0).trainingLoss());
        assertTrue(run.model().weights().copy().keySet().containsAll(Set.of("layer1.score.weight",
                "layer2.score.weight")));
    }
}
