package hetnet.nn;

/** A kind of edge of the heterogeneous graph, in one direction (Step 2 of Algorithm 1). */
public enum Relation {
    /** Every link with a path, seen from the UE; its edges carry path loss and distance. */
    BS_TO_UE,
    /** The same links, seen from the BS. */
    UE_TO_BS,
    /** The antennas of a BS. */
    ANTENNA_TO_BS,
    /** The BS of an antenna. */
    BS_TO_ANTENNA,
    /** All other BSs. */
    BS_TO_BS
}
