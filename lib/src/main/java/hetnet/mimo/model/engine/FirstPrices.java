package hetnet.mimo.model.engine;

/** What a decision begins from: the price of interference at all streams, the same for each. */
public enum FirstPrices {

    /** As dear as noise: beams of the signal to leakage and noise ratio. */
    SLNR(0),
    /** Next to nothing: beams of maximum ratio. */
    MAXIMUM_RATIO(-6);

    /** ln lambda. */
    final double price;

    FirstPrices(double price) {
        this.price = price;
    }
}
