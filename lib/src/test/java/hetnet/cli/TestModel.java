package hetnet.cli;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import hetnet.model.Provenance;
import hetnet.model.unrolled.InferenceSettings;
import hetnet.model.unrolled.UnrolledArchitecture;
import hetnet.model.unrolled.UnrolledGnn;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.nn.ParameterStore;
import hetnet.util.Seeds;
import java.nio.file.Path;

/** An unrolled network of few weights, rounds and no training, for commands whose answers do not matter. */
public final class TestModel {

    private TestModel() {
    }

    public static void write(Path file) {
        write(file, 4);
    }

    /** The same of another width. */
    static void write(Path file, int hidden) {
        UnrolledArchitecture architecture = UnrolledArchitecture.standard().withHidden(hidden);
        InferenceSettings inference = new InferenceSettings(2, 1, 12, 400);
        try (NDManager manager = NDManager.newBaseManager()) {
            ParameterStore weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(3, "weights"));
            new UnrolledGnn(weights, architecture.hidden());
            UnrolledModel.of(architecture, inference, Provenance.NONE, weights.copy()).save(file);
        }
    }
}
