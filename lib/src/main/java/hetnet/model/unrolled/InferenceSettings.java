package hetnet.model.unrolled;

import hetnet.util.Require;

/**
 * How an {@link UnrolledModel} decides with the weights that it has. No training depends on them.
 *
 * @param inferenceRounds T, rounds of a decision before its first perturbation: further rounds go on to improve it, at
 *                        their cost in time
 * @param perturbations   times that a decision goes on from the best that it has: RBs of little value start anew or
 *                        copy those of high value, BSs fall silent or send; fewer where there are more BSs than
 *                        20, in proportion, but at least one where any is asked for
 * @param strongestSites  K: where there are more BSs, a decision sees only the K strongest of each UE
 * @param usersPerSite    where there are more UEs per BS, the powers are decided by a sample of so many; all UEs then
 *                        choose their BS
 */
public record InferenceSettings(int inferenceRounds, int perturbations, int strongestSites, int usersPerSite) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public InferenceSettings {
        Require.inRange("inferenceRounds", inferenceRounds, 0, 1000, "rounds");
        Require.inRange("perturbations", perturbations, 0, 1000, "");
        Require.inRange("strongestSites", strongestSites, 1, 1000, "BSs");
        Require.inRange("usersPerSite", usersPerSite, 1, 1_000_000, "UEs");
    }

    /** Those of the shipped weights. */
    public static InferenceSettings standard() {
        return new InferenceSettings(20, 10, 40, 200);
    }

    /** The same with another number of rounds. */
    public InferenceSettings withInferenceRounds(int other) {
        return new InferenceSettings(other, perturbations, strongestSites, usersPerSite);
    }

    /** The same with another number of perturbations. */
    public InferenceSettings withPerturbations(int other) {
        return new InferenceSettings(inferenceRounds, other, strongestSites, usersPerSite);
    }

    /** The same with another number of BSs that a UE sees. */
    public InferenceSettings withStrongestSites(int other) {
        return new InferenceSettings(inferenceRounds, perturbations, other, usersPerSite);
    }

    /** The same with another size of the sample. */
    public InferenceSettings withUsersPerSite(int other) {
        return new InferenceSettings(inferenceRounds, perturbations, strongestSites, other);
    }
}
