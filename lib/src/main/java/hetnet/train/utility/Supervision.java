package hetnet.train.utility;

/** What the training of an unrolled network climbs. */
public enum Supervision {
    /** The utility of the network's own decisions; nobody needs to know a good one. */
    UTILITY,
    /**
     * The same, each network by what it has gained over the baseline so far, so that those in which there is little to
     * gain count like the others.
     */
    GAIN,
    /** The likeness to the labels of {@link ReuseLabels}. */
    LABELS
}
