package hetnet.train;

import hetnet.model.hetgnn.HetGnnVariant;
import hetnet.nn.DeviceChoice;
import hetnet.util.Require;

/**
 * Hyperparameters of the network and its training (Steps 4 to 7 of Algorithm 1).
 *
 * @param hidden             width H of the hidden states
 * @param epochs             largest number of passes over the graph
 * @param patience           epochs without a better held-out loss after which training stops
 * @param learningRate       of Adam at the first epoch
 * @param finalLearningRate  of Adam at the last epoch; in between it falls along a half cosine
 * @param associationWeight  weight of the cross entropy against the teacher's association
 * @param powerWeight        weight of the MSE against the teacher's power fractions
 * @param antennaWeight      weight of the MSE of the antenna fractions against equal shares
 * @param distillationWeight weight of the shortfall against the teacher's rates
 * @param fairnessWeight     weight lambda_f of 1 - Jain's index
 * @param minRateWeight      weight lambda_min of the shortfall against minRateBps
 * @param minRateBps         R_min, bit/s
 * @param utilityWeight      weight of -mean ln R, the utility itself, in place of or beside what a teacher says
 * @param heldOutShare       share of the UEs held out for validation
 * @param cells              cells along each side of the area in the spatial split; 0 splits at random
 * @param variant            which parts the network has
 * @param device             auto, cpu or gpu
 * @param seed               of weights and split
 */
public record TrainConfig(int hidden, int epochs, int patience, double learningRate, double finalLearningRate,
                          double associationWeight, double powerWeight, double antennaWeight, double distillationWeight,
                          double fairnessWeight, double minRateWeight, double minRateBps, double utilityWeight, double heldOutShare,
                          int cells, HetGnnVariant variant, DeviceChoice device, long seed) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public TrainConfig {
        Require.inRange("hidden", hidden, 1, 4096, "");
        Require.inRange("epochs", epochs, 1, 1_000_000, "epochs");
        Require.inRange("patience", patience, 1, 1_000_000, "epochs");
        Require.inRange("learningRate", learningRate, 1e-8, 1, "");
        Require.inRange("finalLearningRate", finalLearningRate, 0, learningRate, "");
        Require.inRange("associationWeight", associationWeight, 0, 1e6, "");
        Require.inRange("powerWeight", powerWeight, 0, 1e6, "");
        Require.inRange("antennaWeight", antennaWeight, 0, 1e6, "");
        Require.inRange("distillationWeight", distillationWeight, 0, 1e6, "");
        Require.inRange("fairnessWeight", fairnessWeight, 0, 1e6, "");
        Require.inRange("minRateWeight", minRateWeight, 0, 1e6, "");
        Require.inRange("minRateBps", minRateBps, 1, 1e12, "bit/s");
        Require.inRange("utilityWeight", utilityWeight, 0, 1e6, "");
        Require.inRange("heldOutShare", heldOutShare, 0, 0.9, "");
        Require.inRange("cells", cells, 0, 1000, "cells");
        Require.given("variant", variant);
        Require.given("device", device);
    }

    /** The settings of the shipped figures. */
    public static TrainConfig paper() {
        return new TrainConfig(64, 300, 60, 5e-3, 5e-5, 1, 1, 0.1, 1, 0, 0, 20_000, 0, 0.2, 10, HetGnnVariant.FULL, DeviceChoice.AUTO, 1);
    }

    /** Learning rate of an epoch, counted from 0: cosine annealing (Step 7). */
    public double learningRate(int epoch) {
        double progress = epochs == 1 ? 0 : epoch / (epochs - 1.0);
        return finalLearningRate + (learningRate - finalLearningRate) * (1 + Math.cos(Math.PI * progress)) / 2;
    }
}
