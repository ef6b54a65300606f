package hetnet.nn;

/** A kind of node of the heterogeneous graph (Step 2 of Algorithm 1). */
public enum NodeType {
    /** User equipment. */
    UE,
    /** Base station. */
    BS,
    /** Antenna element of a base station. */
    ANTENNA
}
