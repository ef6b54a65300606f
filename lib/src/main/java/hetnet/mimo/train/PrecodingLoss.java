package hetnet.mimo.train;

/** What a training of the network that precodes goes by. */
public enum PrecodingLoss {

    /** The mean of ln R, which needs no labels. */
    UTILITY,
    /** The distance to what WMMSE decides: labels, for comparison. */
    LABELS
}
