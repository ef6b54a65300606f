package hetnet.radio;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import java.util.Arrays;

/**
 * Gains over the noise power of one RB, G_ij^r P_j / N, with P_j the unit in which the powers of BS j count: times a
 * power they are the SNR. Gains of 1e-7 to 1e-21 become numbers near one, the noise of Eq. (9) becomes 1, and with the
 * budgets as units a power is a fraction of the budget of its BS, so that BSs of different budgets look alike.
 */
public final class NormalizedGains {

    private final int users;
    private final int sites;
    private final int blocks;
    private final boolean fading;
    private final double[] snr; // [U, B] without fading, [U, B, R] with

    private NormalizedGains(Gains gains, double[] snrPerGain) {
        users = gains.users();
        sites = gains.sites();
        blocks = gains.blocks();
        fading = gains.isFading();
        snr = gains.kept();
        int perLink = fading ? blocks : 1;
        for (int link = 0, i = 0; link < users * sites; link++) {
            double unit = snrPerGain[link % sites];
            for (int r = 0; r < perLink; r++, i++) {
                snr[i] *= unit;
            }
        }
    }

    /**
     * In units of 1 W: 1/W.
     *
     * @throws IllegalArgumentException when the gains and the radio disagree on the number of RBs
     */
    public static NormalizedGains of(Gains gains, RadioConfig radio) {
        return new NormalizedGains(gains, snrPerGain(gains, radio));
    }

    /**
     * In units of the budgets: the SNR at full budget.
     *
     * @param budgetWatt P_max^j of each BS, watt; shape [B]
     * @throws IllegalArgumentException when the gains and the radio disagree on the number of RBs, or budgets and gains
     *                                  on that of BSs
     */
    public static NormalizedGains of(Gains gains, RadioConfig radio, double[] budgetWatt) {
        return new NormalizedGains(gains, snrPerGain(gains, radio, budgetWatt));
    }

    /**
     * The SNR of a gain of 1 at one unit of power, P_j / N: what gains are multiplied with, or powers where the gains
     * shall stay as they are.
     *
     * @param unitWatt the unit in which powers of each BS count, watt; shape [B]
     * @return shape [B]
     * @throws IllegalArgumentException when the gains and the radio disagree on the number of RBs, or units and gains
     *                                  on that of BSs
     */
    public static double[] snrPerGain(Gains gains, RadioConfig radio, double[] unitWatt) {
        requireBlocks(gains, radio);
        if (unitWatt.length != gains.sites()) {
            throw new IllegalArgumentException("%d budgets for %d BSs: one of each is needed"
                    .formatted(unitWatt.length, gains.sites()));
        }
        return Arrays.stream(unitWatt).map(p -> p / radio.noiseWatt()).toArray();
    }

    /** The same in units of 1 W, 1/N for every BS. */
    static double[] snrPerGain(Gains gains, RadioConfig radio) {
        double[] watt = new double[gains.sites()];
        Arrays.fill(watt, 1);
        return snrPerGain(gains, radio, watt);
    }

    /** @throws IllegalArgumentException when the gains and the radio disagree on the number of RBs */
    public static void requireBlocks(Gains gains, RadioConfig radio) {
        if (gains.blocks() != radio.blocks()) {
            throw new IllegalArgumentException("the gains have %d RBs but the radio has %d"
                    .formatted(gains.blocks(), radio.blocks()));
        }
    }

    /** U. */
    public int users() {
        return users;
    }

    /** B. */
    public int sites() {
        return sites;
    }

    /** R. */
    public int blocks() {
        return blocks;
    }

    /**
     * Writes the row of one UE, every RB written out.
     *
     * @param row receives the normalised gains; flat [B * R]
     */
    public void row(int user, double[] row) {
        if (fading) {
            System.arraycopy(snr, user * row.length, row, 0, row.length);
        } else {
            for (int b = 0; b < sites; b++) {
                Arrays.fill(row, b * blocks, (b + 1) * blocks, snr[user * sites + b]);
            }
        }
    }

    /**
     * The same, one array for each BS: loops over RBs are fastest over whole arrays.
     *
     * @param row receives the normalised gains; shape [B, R]
     */
    public void row(int user, double[][] row) {
        for (int b = 0; b < sites; b++) {
            int link = user * sites + b;
            if (fading) {
                System.arraycopy(snr, link * blocks, row[b], 0, blocks);
            } else {
                Arrays.fill(row[b], snr[link]);
            }
        }
    }
}
