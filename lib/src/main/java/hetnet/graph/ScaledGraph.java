package hetnet.graph;

/**
 * A {@link HeteroGraph} as networks read it: features of unit scale in single precision.
 *
 * @param users    U
 * @param sites    B
 * @param antennas A
 * @param ue       UE features, flat [U * 4]
 * @param bs       BS features, flat [B * 3]
 * @param antenna  antenna features, flat [B * A * 2]
 * @param link     link features, 0 where there is no path; flat [U * B * 2]
 * @param linked   1 where the pair has a path, else 0; flat [U * B]
 */
public record ScaledGraph(int users, int sites, int antennas, float[] ue, float[] bs, float[] antenna, float[] link,
        float[] linked) {

    /** Whether every pair has a path. */
    public boolean isComplete() {
        for (float path : linked) {
            if (path == 0) {
                return false;
            }
        }
        return true;
    }
}
