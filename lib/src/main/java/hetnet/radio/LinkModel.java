package hetnet.radio;

/**
 * What makes SINRs of gains and powers: the only place that knows how signals of several BSs come together at a UE.
 * Rates are made of its SINRs, whatever it is; {@link ScalarLinkModel} is that of Eq. (9). One thread at a time.
 */
public interface LinkModel {

    /** U. */
    int users();

    /** B. */
    int sites();

    /** R. */
    int blocks();

    /**
     * The SINRs of one link.
     *
     * @param sinr receives the SINR on each RB, linear; shape [R]
     */
    void sinr(int user, int site, double[] sinr);

    /**
     * The SINRs of all links of a UE: at each BS as if that one served it.
     *
     * @param sinr receives them, linear; shape [B, R]
     */
    void sinr(int user, double[][] sinr);
}
