package hetnet.radio;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import java.util.Arrays;

/**
 * Gains divided by the noise power of one RB, G_ij^r / N, 1/W: times a power they are the SNR. Gains of 1e-7 to 1e-21 become
 * numbers near one, and the noise of Eq. (9) becomes 1.
 */
public final class NormalizedGains {

    private final int users;
    private final int sites;
    private final int blocks;
    private final boolean fading;
    private final double[] snr; // [U, B] without fading, [U, B, R] with

    private NormalizedGains(Gains gains, double noiseWatt) {
        users = gains.users();
        sites = gains.sites();
        blocks = gains.blocks();
        fading = gains.isFading();
        snr = gains.kept();
        for (int i = 0; i < snr.length; i++) {
            snr[i] /= noiseWatt;
        }
    }

    /** @throws IllegalArgumentException when the gains and the radio disagree on the number of RBs */
    public static NormalizedGains of(Gains gains, RadioConfig radio) {
        if (gains.blocks() != radio.blocks()) {
            throw new IllegalArgumentException("the gains have %d RBs but the radio has %d".formatted(gains.blocks(), radio.blocks()));
        }
        return new NormalizedGains(gains, radio.noiseWatt());
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
     * @param row receives G_ij^r / N, 1/W; flat [B * R]
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
     * @param row receives G_ij^r / N, 1/W; shape [B, R]
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
