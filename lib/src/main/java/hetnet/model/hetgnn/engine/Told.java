package hetnet.model.hetgnn.engine;

/**
 * What BSs hear from UEs.
 *
 * @param sum   of the messages, shape [H, B or more]
 * @param users that have a path to each BS, shape [B]
 */
record Told(float[][] sum, int[] users) {

    /** The mean message, 0 where there is no UE; shape [H, B or more]. */
    float[][] mean() {
        return over(0);
    }

    /** The sum over the number of UEs and so many other nodes. */
    float[][] over(int others) {
        float[][] mean = new float[sum.length][sum[0].length];
        for (int h = 0; h < mean.length; h++) {
            for (int b = 0; b < users.length; b++) {
                mean[h][b] = sum[h][b] / Math.max(users[b] + others, 1);
            }
        }
        return mean;
    }
}
