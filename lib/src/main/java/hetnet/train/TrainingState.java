package hetnet.train;

import ai.djl.ndarray.NDManager;
import hetnet.io.Artefact;
import hetnet.io.SinglePrecision;
import hetnet.nn.ParameterStore;
import hetnet.util.Require;
import hetnet.util.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a training of the paper's network stands between two epochs: weights, Adam's moments, the log, and the best
 * epoch with its weights. Together with the configuration that is all that decides how it goes on: the learning rate
 * follows from the number of the epoch, and nothing is random after the first weights.
 */
final class TrainingState {

    private static final String KIND = "training checkpoint";
    private static final String WEIGHT = "weight.";
    private static final String BEST = "best.";
    private static final String MOMENT = "moment.";
    private static final String SCALARS = "bestEpochLossAndSeconds";

    private final TrainConfig config;
    private final String fingerprint;
    private final ParameterStore weights;
    private final Adam adam;
    private final List<Epoch> log = new ArrayList<>();
    private final long start = System.nanoTime();
    private Map<String, float[]> bestWeights;
    private int best;
    private double lowest = Double.POSITIVE_INFINITY;
    private double secondsBefore;

    /**
     * The state before the first epoch.
     *
     * @param fingerprint of everything that decides the training
     * @param manager     owns the moments
     */
    TrainingState(TrainConfig config, String fingerprint, ParameterStore weights, NDManager manager) {
        this.config = config;
        this.fingerprint = fingerprint;
        this.weights = weights;
        this.adam = new Adam(weights, manager);
        this.bestWeights = weights.copy();
    }

    Adam adam() {
        return adam;
    }

    /** A copy, one entry per epoch. */
    List<Epoch> log() {
        return List.copyOf(log);
    }

    /** Number of epochs done. */
    int done() {
        return log.size();
    }

    /** The epoch with the lowest loss, counted from 1; 0 before the first. */
    int best() {
        return best;
    }

    /** The weights of that epoch. */
    Map<String, float[]> bestWeights() {
        return bestWeights;
    }

    /** Wall-clock time, that before a resumption included. */
    double seconds() {
        return secondsBefore + (System.nanoTime() - start) / 1e9;
    }

    /** Whether all epochs are done, or patience has ended. */
    boolean isOver() {
        return done() == config.epochs() || done() + 1 - best > config.patience();
    }

    /**
     * Adds an epoch.
     *
     * @param judged the loss by which epochs are compared
     * @param before the weights that gave it
     */
    void add(Epoch epoch, double judged, Map<String, float[]> before) {
        log.add(epoch);
        if (judged < lowest) {
            lowest = judged;
            best = epoch.epoch();
            bestWeights = before;
        }
    }

    void write(Checkpoint checkpoint) {
        SortedMap<String, String> properties = new TreeMap<>(Settings.toMap(config));
        SortedMap<String, double[]> arrays = new TreeMap<>();
        EpochLog.put(log, properties, arrays);
        SinglePrecision.put(arrays, WEIGHT, weights.copy());
        SinglePrecision.put(arrays, BEST, bestWeights);
        SinglePrecision.put(arrays, MOMENT, adam.moments());
        arrays.put(SCALARS, new double[] {best, lowest, seconds()});
        checkpoint.write(new Artefact(KIND, fingerprint, properties, arrays));
    }

    /**
     * Takes over the state of the checkpoint where it has one.
     *
     * @throws IllegalArgumentException as {@link Checkpoint#resume} does
     */
    void resume(Checkpoint checkpoint) {
        checkpoint.resume(KIND, fingerprint, this::take);
    }

    private void take(Artefact state) {
        List<Epoch> epochs = EpochLog.take(state);
        Require.inRange("epochs", epochs.size(), 1, config.epochs(), "epochs");
        double[] scalars = state.array(SCALARS, 3);
        best = (int) Require.inRange("best epoch", scalars[0], 0, epochs.size(), "");
        lowest = Require.inRange("lowest loss", scalars[1], Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "");
        secondsBefore = Require.inRange("seconds", scalars[2], 0, Double.MAX_VALUE, "s");
        bestWeights = SinglePrecision.take(state.arrays(), BEST);
        // not to stay, but to be compared with the network: at the end of the training it is too late
        weights.restore(bestWeights);
        weights.restore(SinglePrecision.take(state.arrays(), WEIGHT));
        adam.restore(epochs.size(), SinglePrecision.take(state.arrays(), MOMENT));
        log.addAll(epochs);
    }
}
