package hetnet.model.hetgnn.engine;

/**
 * What the three heads say.
 *
 * @param associationLogits score of each BS for each UE, very low where there is no path; flat [U * B]
 * @param antennaFraction   share of each antenna in its BS, sums to 1; flat [B * A]
 * @param powerFraction     alpha_j^r, share of each RB in the budget of its BS, sums to 1; flat [B * R]
 */
public record Scores(float[] associationLogits, float[] antennaFraction, float[] powerFraction) {
}
