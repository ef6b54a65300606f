package hetnet.train.imitation;

import hetnet.model.Provenance;
import hetnet.model.hetgnn.HetGnnArchitecture;
import hetnet.nn.DeviceChoice;
import hetnet.train.CosineSchedule;
import hetnet.util.Require;
import hetnet.util.Settings;
import java.util.Map;

/**
 * Hyperparameters of the paper's network and its training (Steps 4 to 7 of Algorithm 1).
 *
 * @param architecture      of the network
 * @param loss              what it is to reduce
 * @param epochs            largest number of passes over the graph
 * @param patience          epochs without a better held-out loss after which training stops
 * @param learningRate      of Adam at the first epoch
 * @param finalLearningRate of Adam at the last epoch; in between it falls along a half cosine
 * @param heldOutShare      share of the UEs held out for validation
 * @param cells             cells along each side of the area in the spatial split; 0 splits at random
 * @param device            auto, cpu or gpu
 * @param seed              of weights and split
 */
public record TrainConfig(HetGnnArchitecture architecture, LossWeights loss, int epochs, int patience,
        double learningRate,
                          double finalLearningRate, double heldOutShare, int cells, DeviceChoice device, long seed) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public TrainConfig {
        Require.given("architecture", architecture);
        Require.given("loss", loss);
        Require.inRange("epochs", epochs, 1, 1_000_000, "epochs");
        Require.inRange("patience", patience, 1, 1_000_000, "epochs");
        Require.inRange("learningRate", learningRate, 1e-8, 1, "");
        Require.inRange("finalLearningRate", finalLearningRate, 0, learningRate, "");
        Require.inRange("heldOutShare", heldOutShare, 0, 0.9, "");
        Require.inRange("cells", cells, 0, 1000, "cells");
        Require.given("device", device);
    }

    /** The settings of the shipped figures. */
    public static TrainConfig paper() {
        return new TrainConfig(HetGnnArchitecture.paper(), LossWeights.paper(), 300, 60, 5e-3, 5e-5, 0.2, 10,
                DeviceChoice.AUTO, 1);
    }

    /** With another network. */
    public TrainConfig withArchitecture(HetGnnArchitecture other) {
        return new TrainConfig(other, loss, epochs, patience, learningRate, finalLearningRate, heldOutShare, cells,
                device, seed);
    }

    /** With another loss. */
    public TrainConfig withLoss(LossWeights other) {
        return new TrainConfig(architecture, other, epochs, patience, learningRate, finalLearningRate, heldOutShare,
                cells, device, seed);
    }

    /** With another number of epochs at most. */
    public TrainConfig withEpochs(int most) {
        return Settings.with(this, "epochs", most);
    }

    /** With another number of epochs to wait for a better one. */
    public TrainConfig withPatience(int other) {
        return Settings.with(this, "patience", other);
    }

    /** With other learning rates of the first and the last epoch. */
    public TrainConfig withLearningRates(double first, double last) {
        return new TrainConfig(architecture, loss, epochs, patience, first, last, heldOutShare, cells, device, seed);
    }

    /** With another split: the share of UEs held out, and cells along each side of the area, 0 for a random one. */
    public TrainConfig withSplit(double share, int cellsPerSide) {
        return Settings.with(Settings.with(this, "heldOutShare", share), "cells", cellsPerSide);
    }

    /** Elsewhere. */
    public TrainConfig withDevice(DeviceChoice other) {
        return Settings.with(this, "device", other);
    }

    /** With another seed. */
    public TrainConfig withSeed(long other) {
        return Settings.with(this, "seed", other);
    }

    /**
     * What the weights of this training say of where they come from.
     *
     * @param fingerprint of everything that decides the training
     */
    public Provenance provenance(String fingerprint) {
        Map<String, String> settings = Settings.toMap(this);
        settings.keySet().removeAll(Settings.toMap(architecture).keySet());
        return Provenance.of(fingerprint, settings);
    }

    /** The learning rate of each epoch: cosine annealing (Step 7). */
    public CosineSchedule schedule() {
        return CosineSchedule.between(learningRate, finalLearningRate, epochs);
    }
}
