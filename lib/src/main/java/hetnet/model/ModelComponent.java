package hetnet.model;

/**
 * What a network is made of, as far as an ablation can take it away: a variant of a network is named by the parts that
 * it keeps.
 */
public enum ModelComponent {
    /**
     * Each type of node and each relation has weights of its own; without it all share one set, as in a homogeneous
     * graph.
     */
    TYPES,
    /** Messages between UEs and BSs. */
    UE_BS,
    /** Messages between BSs. */
    BS_BS,
    /** Antenna nodes and their messages. */
    ANTENNAS,
    /** Features of an edge enter its message. */
    EDGES_IN_MESSAGES,
    /** Features of an edge enter the head that scores it. */
    EDGES_IN_HEAD,
    /** Rounds in which the states of all BSs and RBs hear of each other. */
    ROUNDS,
    /** Every round sees how the utility would change with each power. */
    SLOPES,
    /** Random numbers that tell the RBs of a BS apart. */
    CODE
}
