package hetnet.train;

import ai.djl.ndarray.NDManager;
import hetnet.io.Artefact;
import hetnet.io.SinglePrecision;
import hetnet.nn.ParameterStore;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a training stands between two steps: weights, Adam's moments, the log, and the best step with its weights.
 * Together with the configuration that is all that decides how it goes on: learning rate and random numbers follow from
 * the number of the step.
 */
final class TrainingState {

    private static final String WEIGHT = "weight.";
    private static final String BEST = "best.";
    private static final String MOMENT = "moment.";
    private static final String SCALARS = "bestStepLossAndSeconds";

    private final String kind;
    private final String fingerprint;
    private final Map<String, String> settings;
    private final TrainingPlan plan;
    private final ParameterStore weights;
    private final Adam adam;
    private final List<TrainingStep> log = new ArrayList<>();
    private final long start = System.nanoTime();
    private Map<String, float[]> bestWeights = Map.of(); // none before the first validation
    private int best;
    private double lowest = Double.POSITIVE_INFINITY;
    private double secondsBefore;

    /**
     * The state before the first step.
     *
     * @param manager owns the moments
     */
    TrainingState(TrainingTask<?> task, NDManager manager) {
        this.kind = task.network() + " checkpoint";
        this.fingerprint = task.fingerprint();
        this.settings = task.settings();
        this.plan = task.plan();
        this.weights = task.weights();
        this.adam = new Adam(weights, manager);
    }

    Adam adam() {
        return adam;
    }

    /** A copy, one entry for each step. */
    List<TrainingStep> log() {
        return List.copyOf(log);
    }

    /** Number of steps done. */
    int done() {
        return log.size();
    }

    /** The step of the best validation, counted from 1; 0 where there was none. */
    int best() {
        return best;
    }

    /** Wall-clock time, that before a resumption included. */
    double seconds() {
        return secondsBefore + (System.nanoTime() - start) / 1e9;
    }

    /** Whether all steps are done, or patience has ended. */
    boolean isOver() {
        return done() == plan.steps() || done() + 1 - best > plan.patience();
    }

    /**
     * Adds a step while the weights are still those before it.
     *
     * @param validation of these weights
     */
    void add(TrainingStep step, OptionalDouble validation) {
        log.add(step);
        if (validation.isPresent() && validation.getAsDouble() < lowest) {
            lowest = validation.getAsDouble();
            best = step.step();
            bestWeights = weights.copy();
        }
    }

    /** Goes back to the weights of the best step; where no step was validated, the present ones stay. */
    void restoreBest() {
        if (best > 0) {
            weights.restore(bestWeights);
        }
    }

    void write(Checkpoint checkpoint) {
        SortedMap<String, String> properties = new TreeMap<>(settings);
        SortedMap<String, double[]> arrays = new TreeMap<>();
        TrainingLog.put(log, properties, arrays);
        SinglePrecision.put(arrays, WEIGHT, weights.copy());
        SinglePrecision.put(arrays, BEST, bestWeights);
        SinglePrecision.put(arrays, MOMENT, adam.moments());
        arrays.put(SCALARS, new double[] {best, lowest, seconds()});
        checkpoint.write(new Artefact(kind, fingerprint, properties, arrays));
    }

    /**
     * Takes over the state of the checkpoint where it has one.
     *
     * @throws IllegalArgumentException as {@link Checkpoint#resume} does
     */
    void resume(Checkpoint checkpoint) {
        checkpoint.resume(kind, fingerprint, this::take);
    }

    private void take(Artefact state) {
        List<TrainingStep> steps = TrainingLog.take(state, plan.unit(), plan.steps());
        double[] scalars = state.array(SCALARS, 3);
        best = (int) Require.inRange("best " + plan.unit(), scalars[0], 0, steps.size(), "");
        lowest = Require.inRange("lowest loss", scalars[1], Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "");
        secondsBefore = Require.inRange("seconds", scalars[2], 0, Double.MAX_VALUE, "s");
        bestWeights = SinglePrecision.take(state.arrays(), BEST);
        restoreBest(); // not to stay, but to be compared with the network: at the end of the training it is too late
        weights.restore(SinglePrecision.take(state.arrays(), WEIGHT));
        adam.restore(steps.size(), SinglePrecision.take(state.arrays(), MOMENT));
        log.addAll(steps);
    }
}
