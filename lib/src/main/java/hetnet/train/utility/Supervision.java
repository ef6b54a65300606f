package hetnet.train.utility;

/** What the training of an unrolled network climbs. */
public enum Supervision {
    /** The utility of the network's own decisions; nobody needs to know a good one. */
    UTILITY,
    /** The likeness to the labels of {@link ReuseLabels}. */
    LABELS
}
