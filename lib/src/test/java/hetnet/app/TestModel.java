package hetnet.app;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.model.UnrolledGnn;
import hetnet.model.UnrolledVariant;
import hetnet.model.Weights;
import hetnet.scenario.Seeds;
import hetnet.train.DeviceChoice;
import hetnet.train.Objective;
import hetnet.train.UnrolledConfig;
import hetnet.train.UnrolledModel;
import java.nio.file.Path;

/** An unrolled network of few weights, rounds and no training, for commands whose answers do not matter. */
final class TestModel {

    private TestModel() {
    }

    static void write(Path file) {
        UnrolledConfig config = new UnrolledConfig(4, 2, 2, 2, 1, 12, 400, 1, 1, 1, 1e-3, 80, 1000, 0.5, 0.5, 0,
                UnrolledVariant.FULL, Objective.UTILITY, DeviceChoice.CPU, 1);
        try (NDManager manager = NDManager.newBaseManager()) {
            Weights weights = new Weights(manager, DataType.FLOAT32, Seeds.stream(3, "weights"));
            new UnrolledGnn(weights, config.hidden());
            try (UnrolledModel untrained = UnrolledModel.of(config, weights.copy())) {
                untrained.save(file);
            }
        }
    }
}
