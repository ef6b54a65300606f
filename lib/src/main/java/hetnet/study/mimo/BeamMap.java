package hetnet.study.mimo;

import hetnet.mimo.channel.Panel;
import hetnet.mimo.radio.Precoders;

/** Where a beam goes: what a precoder would send to places in line of sight, without any reflection. */
public final class BeamMap {

    private static final double NEAR_M = 5; // the field of a panel is none nearer by
    private static final double FLOOR_DB = -60;

    private BeamMap() {
    }

    /**
     * The power of a beam at places on the ground, free space, against the largest of all.
     *
     * @param panel     of the BS
     * @param siteM     its place, x, y, z
     * @param precoders whose beam on an RB is looked at
     * @param user      of the beam
     * @param block     the RB
     * @param x         places, metres; shape [X]
     * @param y         places, metres; shape [Y]
     * @return dB, -60 to 0; shape [Y, X]
     */
    public static double[][] powerDb(Panel panel, double[] siteM, Precoders precoders, int user, int block, double[] x,
            double[] y) {
        double[][] field = new double[y.length][x.length];
        double most = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.length; j++) {
                field[i][j] = power(panel, siteM, precoders, precoders.index(user, block), x[j], y[i]);
                most = Math.max(most, field[i][j]);
            }
        }
        for (double[] row : field) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.max(10 * Math.log10(row[j] / most), FLOOR_DB);
            }
        }
        return field;
    }

    private static double power(Panel panel, double[] siteM, Precoders w, int at, double x, double y) {
        double ground = Math.hypot(x - siteM[0], y - siteM[1]);
        double[] phase = panel.phases(Math.atan2(y - siteM[1], x - siteM[0]), Math.atan2(-siteM[2], ground));
        double re = 0;
        double im = 0;
        for (int a = 0; a < phase.length; a++) { // h w, h of phase phi
            re += w.re()[at + a] * Math.cos(phase[a]) - w.im()[at + a] * Math.sin(phase[a]);
            im += w.re()[at + a] * Math.sin(phase[a]) + w.im()[at + a] * Math.cos(phase[a]);
        }
        double distance = Math.max(Math.hypot(ground, siteM[2]), NEAR_M);
        return (re * re + im * im) / (distance * distance);
    }
}
