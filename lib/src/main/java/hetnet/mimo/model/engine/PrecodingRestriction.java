package hetnet.mimo.model.engine;

/** What the network's prices are denied, to learn what it is worth: for comparison, in training and decisions alike. */
public enum PrecodingRestriction {

    /** Nothing. */
    NONE,
    /** Prices of the antennas' own: under power per antenna all antennas of a BS have one. */
    TIED_PRICES,
    /** The UEs of other cells: a BS's beams mind its own UEs alone, and the price of its power stands for the rest. */
    OWN_CELL
}
