package hetnet.radio;

/** How the UEs of one BS share its RBs. */
public enum Scheduler {
    /** Full-buffer round robin: each UE of BS b has every RB for 1/|U_b| of the time. */
    EQUAL_TIME,
    /** Eq. (10) verbatim: every UE has the whole band all the time. */
    NONE;

    /**
     * @param load |U_b|; shape [B]
     * @return the share of the time that each UE of BS b is served; shape [B]; 1 at an empty BS
     */
    public double[] shares(int[] load) {
        double[] share = new double[load.length];
        for (int b = 0; b < load.length; b++) {
            share[b] = this == EQUAL_TIME ? 1.0 / Math.max(load[b], 1) : 1;
        }
        return share;
    }
}
