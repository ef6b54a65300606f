package hetnet.train;

/** What {@link UtilityTrainer} climbs. */
public enum TrainingTask {
    /** The utility of the network's own decisions; nobody needs to know a good one. */
    UTILITY,
    /** The likeness to {@link Imitation}'s labels. */
    LABELS
}
