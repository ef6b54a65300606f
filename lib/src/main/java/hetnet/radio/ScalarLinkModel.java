package hetnet.radio;

/** Eq. (9): one gain a link and RB, one power a BS and RB; powers of different BSs add up. */
public final class ScalarLinkModel implements LinkModel {

    private final NormalizedGains gains;
    private final double[][] power;
    private final double[][] row; // [B, R], normalised gains of one UE

    /**
     * @param power p_j^r in the unit of the normalised gains; shape [B, R]
     * @throws IllegalArgumentException when gains and powers have different shapes
     */
    public ScalarLinkModel(NormalizedGains gains, double[][] power) {
        requireShape(gains.sites(), gains.blocks(), power);
        this.gains = gains;
        this.power = power;
        row = new double[gains.sites()][gains.blocks()];
    }

    static void requireShape(int sites, int blocks, double[][] power) {
        for (int b = 0; b < Math.max(power.length, sites); b++) {
            if (power.length != sites || power[b].length != blocks) {
                throw new IllegalArgumentException(("powers of %d BSs (%d RBs at BS %d), but the gains have %d BSs and "
                        + "%d RBs").formatted(power.length, b < power.length ? power[b].length : 0, b, sites, blocks));
            }
        }
    }

    @Override
    public int users() {
        return gains.users();
    }

    @Override
    public int sites() {
        return gains.sites();
    }

    @Override
    public int blocks() {
        return gains.blocks();
    }

    @Override
    public void sinr(int user, int site, double[] sinr) {
        gains.row(user, row);
        Sinr.ofLink(row, power, site, sinr);
    }

    @Override
    public void sinr(int user, double[][] sinr) {
        gains.row(user, row);
        for (int b = 0; b < sinr.length; b++) {
            Sinr.ofLink(row, power, b, sinr[b]);
        }
    }
}
