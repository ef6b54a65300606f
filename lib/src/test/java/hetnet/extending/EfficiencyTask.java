package hetnet.extending;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hetnet.nn.Mlp;
import hetnet.nn.ParameterStore;
import hetnet.train.CosineSchedule;
import hetnet.train.ForwardPass;
import hetnet.train.TrainingPlan;
import hetnet.train.TrainingTask;
import hetnet.util.Seeds;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;

/** A task that trains an MLP to give ln(1 + SNR) for an SNR in decades, from SNRs that every step draws anew. */
final class EfficiencyTask implements TrainingTask<Map<String, float[]>> {

    private static final int STEPS = 200;
    private static final int BATCH = 64;

    private final NDManager manager = NDManager.newBaseManager();
    private final ParameterStore weights = new ParameterStore(manager, DataType.FLOAT32, Seeds.stream(1, "weights"));
    private final Mlp mlp = Mlp.of(weights, "efficiency", 1, 16, 1);

    @Override
    public String network() {
        return "efficiency";
    }

    @Override
    public String fingerprint() {
        return "efficiency-1";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public TrainingPlan plan() {
        CosineSchedule schedule = CosineSchedule.between(0.05, 0.001, STEPS);
        return new TrainingPlan("step", "a batch of 64 SNRs", STEPS, Integer.MAX_VALUE, schedule, 1);
    }

    @Override
    public ForwardPass forward(int step, NDManager scratch) {
        RandomGenerator random = Seeds.stream(1, "step-" + step);
        float[] decades = new float[BATCH];
        float[] wanted = new float[BATCH];
        for (int i = 0; i < BATCH; i++) {
            decades[i] = (float) (6 * random.nextDouble() - 2);
            wanted[i] = (float) Math.log1p(Math.pow(10, decades[i]));
        }
        NDArray given = mlp.apply(scratch.create(decades, new Shape(BATCH, 1)));
        NDArray error = given.sub(scratch.create(wanted, new Shape(BATCH, 1))).square().mean();
        return ForwardPass.of(Map.of("efficiency", error), () -> Map.of("error", Math.sqrt(error.getFloat())));
    }

    @Override
    public ParameterStore weights() {
        return weights;
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public Map<String, float[]> model() {
        return weights.copy();
    }

    @Override
    public void close() {
        manager.close();
    }
}
