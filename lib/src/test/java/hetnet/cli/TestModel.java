package hetnet.cli;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.model.unrolled.UnrolledGnn;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.model.unrolled.UnrolledVariant;
import hetnet.nn.DeviceChoice;
import hetnet.nn.ParameterStore;
import hetnet.train.TrainingTask;
import hetnet.train.UnrolledConfig;
import hetnet.util.Seeds;
import java.nio.file.Path;

/** An unrolled network of few weights, rounds and no training, for commands whose answers do not matter. */
public final class TestModel {

    private TestModel() {
    }

    public static void write(Path file) {
        UnrolledConfig config = new UnrolledConfig(4, 2, 2, 2, 1, 12, 400, 1, 1, 1, 1e-3, 80, 1000, 0.5, 0.5, 0,
                UnrolledVariant.FULL, TrainingTask.UTILITY, DeviceChoice.CPU, 1);
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(3, "weights"));
            new UnrolledGnn(weights, config.hidden());
            try (UnrolledModel untrained = UnrolledModel.of(config, weights.copy())) {
                untrained.save(file);
            }
        }
    }
}
