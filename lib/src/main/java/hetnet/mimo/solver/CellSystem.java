package hetnet.mimo.solver;

import hetnet.mimo.kernel.HermitianKernel;
import hetnet.mimo.kernel.PanelKernel;
import hetnet.mimo.kernel.StreamChannel;
import java.util.Arrays;

/**
 * The quadratic problem of one BS in an iteration of WMMSE: on each RB minimise tr(W^H J W) - 2 Re tr(B^H W), whose
 * solution for prices mu of the antennas is W = (J + diag(mu))^-1 B. One thread at a time.
 */
final class CellSystem {

    private static final double JITTER = 1e-12; // of the mean diagonal: J has no full rank where few streams are on
    private static final int ROW_STEPS = 12;
    private static final double ROW_CLOSE = 1e-9; // relative; what is left over is cut off

    private final PanelKernel kernel = PanelKernel.fastest();
    private final StreamChannel channel;
    private final int n;
    private final double[][] jre; // [R, A * A]
    private final double[][] jim;
    private final double[] lre;   // Cholesky's factor of one RB
    private final double[] lim;
    private final double[] vre;   // a column, [A]
    private final double[] vim;
    private final CellColumns[] all; // of each BS, once it was asked for
    private CellColumns columns;
    private int site;
    private double meanDiagonal;

    CellSystem(StreamChannel channel) {
        this.channel = channel;
        n = channel.width();
        jre = new double[channel.blocks()][n * n];
        jim = new double[channel.blocks()][n * n];
        lre = new double[n * n];
        lim = new double[n * n];
        vre = new double[n];
        vim = new double[n];
        all = new CellColumns[channel.sites()];
    }

    /** J of a BS. @param price lambda of each stream, flat [R, U] */
    void fill(int b, double[] price) {
        site = b;
        if (all[b] == null) {
            all[b] = new CellColumns(channel, b);
        }
        columns = all[b];
        meanDiagonal = 0;
        for (int r = 0; r < jre.length; r++) {
            kernel.outer(n, channel.re(), channel.im(), channel.index(r, b, 0), channel.streams(), price,
                    r * channel.streams(), jre[r], jim[r]);
            for (int a = 0; a < n; a++) {
                meanDiagonal += jre[r][a * n + a] / (jre.length * columns.antennas());
                for (int c = 0; c < a; c++) {
                    jre[r][c * n + a] = jre[r][a * n + c];
                    jim[r][c * n + a] = -jim[r][a * n + c];
                }
            }
        }
    }

    /** The precoders of this BS. */
    CellColumns columns() {
        return columns;
    }

    /** Mean of the diagonal of J over RBs and antennas. */
    double meanDiagonal() {
        return meanDiagonal;
    }

    /**
     * Solves at given prices.
     *
     * @param mu  of each antenna; shape [A]
     * @param b   B, real and imaginary parts; each flat [R, U, A]
     * @param w   receives W of the streams of this BS
     * @param h   receives minus the slope of the power of antenna a in the price of antenna c, or null; flat [A, A]
     * @return minus half the slope of the power of all antennas in a common price
     */
    double solve(double[] mu, double[][] b, double[][] w, double[] h) {
        if (h != null) {
            Arrays.fill(h, 0);
        }
        double slope = 0;
        for (int r = 0; r < jre.length; r++) {
            factor(r, mu);
            for (int i = r * columns.perBlock(); i < (r + 1) * columns.perBlock(); i++) {
                int at = columns.begin(i);
                System.arraycopy(b[0], at, w[0], at, n);
                System.arraycopy(b[1], at, w[1], at, n);
                HermitianKernel.solve(n, lre, lim, w[0], w[1], at);
                slope += h == null ? measured(w[0], w[1], at) : 0;
            }
            if (h != null) {
                slopes(r, w[0], w[1], h);
            }
        }
        columns.measure(w);
        return slope;
    }

    private void factor(int r, double[] mu) {
        double jitter = JITTER * meanDiagonal + Double.MIN_NORMAL;
        for (double more = jitter;; more *= 100) {
            System.arraycopy(jre[r], 0, lre, 0, n * n);
            System.arraycopy(jim[r], 0, lim, 0, n * n);
            for (int a = 0; a < n; a++) {
                lre[a * n + a] += a < columns.antennas() ? mu[a] + more : 1;
            }
            if (HermitianKernel.cholesky(n, lre, lim, lre, lim)) {
                return;
            }
            if (!(more < 1e300)) {
                throw new IllegalStateException("the channel of BS %d on RB %d is too uneven for double precision"
                        .formatted(site, r));
            }
        }
    }

    /** w^H M^-1 w. */
    private double measured(double[] wre, double[] wim, int at) {
        System.arraycopy(wre, at, vre, 0, n);
        System.arraycopy(wim, at, vim, 0, n);
        HermitianKernel.forward(n, lre, lim, vre, vim, 0);
        double sum = 0;
        for (int a = 0; a < n; a++) {
            sum += vre[a] * vre[a] + vim[a] * vim[a];
        }
        return sum;
    }

    /** Adds 2 Re(conj(w_a) M^-1[a, c] w_c), summed over the streams. */
    private void slopes(int r, double[] wre, double[] wim, double[] h) {
        for (int c = 0; c < columns.antennas(); c++) {
            HermitianKernel.column(n, lre, lim, c, vre, vim); // of M^-1
            for (int i = r * columns.perBlock(); i < (r + 1) * columns.perBlock(); i++) {
                int at = columns.begin(i);
                for (int a = 0; a < columns.antennas(); a++) {
                    double re = wre[at + a] * wre[at + c] + wim[at + a] * wim[at + c]; // conj(w_a) w_c
                    double im = wre[at + a] * wim[at + c] - wim[at + a] * wre[at + c];
                    h[a * n + c] += 2 * (re * vre[a] - im * vim[a]);
                }
            }
        }
    }

    /** tr(W^H J W) - 2 Re tr(B^H W), summed over the RBs. */
    double value(double[][] b, double[][] w) {
        double sum = 0;
        for (int i = 0; i < columns.count(); i++) {
            int at = columns.begin(i);
            for (int a = 0; a < n; a++) {
                row(i / columns.perBlock(), a, w, at); // J w
                sum += w[0][at + a] * (vre[0] - 2 * b[0][at + a]) + w[1][at + a] * (vim[0] - 2 * b[1][at + a]);
            }
        }
        return sum;
    }

    /** Prices at which each antenna's row of the conditions would hold, Re conj(w_a) (b - J w)_a by its power; [A]. */
    void prices(double[][] b, double[][] w, double[] mu) {
        columns.measure(w);
        Arrays.fill(mu, 0);
        for (int i = 0; i < columns.count(); i++) {
            int at = columns.begin(i);
            for (int a = 0; a < columns.antennas(); a++) {
                row(i / columns.perBlock(), a, w, at);
                double worth = w[0][at + a] * (b[0][at + a] - vre[0]) + w[1][at + a] * (b[1][at + a] - vim[0]);
                mu[a] += worth / Math.max(columns.power()[a], Double.MIN_NORMAL);
            }
        }
        Arrays.setAll(mu, a -> Math.max(mu[a], 0));
    }

    /** Entry a of J w, into the first place of the scratch column. */
    private void row(int r, int a, double[][] w, int at) {
        double x = 0;
        double y = 0;
        for (int c = 0; c < n; c++) {
            double re = jre[r][a * n + c];
            double im = jim[r][a * n + c];
            x += re * w[0][at + c] - im * w[1][at + c];
            y += re * w[1][at + c] + im * w[0][at + c];
        }
        vre[0] = x;
        vim[0] = y;
    }

    /** The best precoders of each antenna in turn at those of the others, within an equal part of the budget. */
    void sweep(double[][] b, double[][] w) {
        double[][] wanted = new double[2][columns.count()];
        for (int a = 0; a < columns.antennas(); a++) {
            for (int i = 0; i < columns.count(); i++) {
                int r = i / columns.perBlock();
                int at = columns.begin(i);
                double diagonal = jre[r][a * n + a];
                row(r, a, w, at);
                wanted[0][i] = b[0][at + a] - vre[0] + diagonal * w[0][at + a];
                wanted[1][i] = b[1][at + a] - vim[0] + diagonal * w[1][at + a];
            }
            double price = price(a, wanted);
            for (int i = 0; i < columns.count(); i++) {
                double scale = 1 / (jre[i / columns.perBlock()][a * n + a] + price + Double.MIN_NORMAL);
                w[0][columns.begin(i) + a] = wanted[0][i] * scale;
                w[1][columns.begin(i) + a] = wanted[1][i] * scale;
            }
        }
        columns.cutAntennas(w);
    }

    /** The price at which an antenna alone keeps to its budget; Newton's steps as in {@link SumPowerStep}. */
    private double price(int a, double[][] wanted) {
        double price = 0;
        for (int step = 0; step < ROW_STEPS; step++) {
            double spent = 0;
            double slope = 0;
            for (int i = 0; i < wanted[0].length; i++) {
                double denominator = jre[i / columns.perBlock()][a * n + a] + price + Double.MIN_NORMAL;
                double power = (wanted[0][i] * wanted[0][i] + wanted[1][i] * wanted[1][i])
                        / (denominator * denominator);
                spent += power;
                slope += power / denominator;
            }
            spent *= columns.antennas();
            if (spent <= 1 + ROW_CLOSE) {
                return price;
            }
            price += (Math.sqrt(spent) - 1) * spent / (slope * columns.antennas());
        }
        return price;
    }
}
