package hetnet.model.hetgnn;

import ai.djl.ndarray.NDArray;

/**
 * What the three heads say.
 *
 * @param associationLogits score of each BS for each UE, very low where there is no path; shape [U, B]
 * @param antennaFraction   share of each antenna in its BS, sums to 1; shape [B, A]
 * @param powerFraction     alpha_j^r, share of each RB in the budget of its BS, sums to 1; shape [B, R]
 */
public record Prediction(NDArray associationLogits, NDArray antennaFraction, NDArray powerFraction) {
}
