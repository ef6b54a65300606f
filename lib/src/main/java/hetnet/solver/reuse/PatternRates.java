package hetnet.solver.reuse;

import hetnet.radio.Rates;
import hetnet.radio.kernel.LinkKernel;
import hetnet.solver.Problem;
import java.util.Arrays;

/**
 * Rates while the BSs follow a pattern: a level per BS, on for a share of the band. They are taken at the mean gains
 * over the RBs, so that one rate per pattern is enough; with fading they stand for all RBs alike.
 *
 * <p>A BS with mean level rho over the band has P / (R rho) watt on an RB at level 1: what it saves while it is off, it
 * spends while on.
 */
final class PatternRates {

    private final LinkKernel kernel = LinkKernel.fastest();
    private final int users;           // in coverage
    private final int sites;
    private final int blocks;
    private final double perNatBps;
    private final double[] snr;        // [U, B], at P / R
    private final double[] scaled;     // [U, B], at P / (R rho)

    PatternRates(Problem problem) {
        int[] covered = problem.covered();
        users = covered.length;
        sites = problem.sites();
        blocks = problem.blocks();
        perNatBps = Rates.perNatBps(problem.radio());
        snr = new double[users * sites];
        double[] perGain = Colouring.snrPerGain(problem);
        for (int i = 0; i < snr.length; i++) {
            snr[i] = perGain[i % sites] * problem.gains().mean(covered[i / sites], i % sites);
        }
        scaled = snr.clone();
    }

    int users() {
        return users;
    }

    int sites() {
        return sites;
    }

    /** Rate of one nat of spectral efficiency over the whole band, bit/s. */
    double perNatBps() {
        return perNatBps;
    }

    /** Spends the budget of every BS for these patterns and time shares; nobody can be on for less than one RB. */
    void concentrate(double[][] patterns, double[] shares) {
        double[] unit = new double[sites];
        for (int b = 0; b < sites; b++) {
            double mean = 0;
            double largest = 0;
            for (int s = 0; s < shares.length; s++) {
                mean += shares[s] * patterns[s][b];
                largest = Math.max(largest, patterns[s][b]);
            }
            unit[b] = 1 / Math.max(mean, largest == 0 ? 1 : largest / blocks);
        }
        for (int i = 0; i < snr.length; i++) {
            scaled[i] = snr[i] * unit[i % sites];
        }
    }

    /** Signal to noise ratio of a link at level 1, linear. */
    double snr(int user, int site) {
        return scaled[user * sites + site];
    }

    /**
     * Rates of one pattern.
     *
     * @param serving BS of each UE in coverage; shape [U]
     * @return rate of each UE with the whole band for itself, bit/s; shape [U]
     */
    double[] of(double[] pattern, int[] serving) {
        double[] factor = new double[LinkKernel.padded(users)];
        double[] nats = new double[factor.length];
        Arrays.fill(factor, 1);
        for (int u = 0; u < users; u++) {
            double total = total(u, pattern);
            factor[u] = total / (total - scaled[u * sites + serving[u]] * pattern[serving[u]]);
        }
        kernel.log(factor, nats, nats.length);
        double[] rate = new double[users];
        for (int u = 0; u < users; u++) {
            rate[u] = perNatBps * nats[u];
        }
        return rate;
    }

    /**
     * Mean rates of all links over the patterns.
     *
     * @return bit/s with the whole band; flat [U * B]
     */
    double[] links(double[][] patterns, double[] shares) {
        double[] rate = new double[users * sites];
        double[] factor = new double[LinkKernel.padded(rate.length)];
        double[] nats = new double[factor.length];
        Arrays.fill(factor, 1);
        for (int s = 0; s < shares.length; s++) {
            for (int u = 0; u < users; u++) {
                double total = total(u, patterns[s]);
                for (int b = 0; b < sites; b++) {
                    factor[u * sites + b] = total / (total - scaled[u * sites + b] * patterns[s][b]);
                }
            }
            kernel.log(factor, nats, nats.length);
            for (int i = 0; i < rate.length; i++) {
                rate[i] += shares[s] * perNatBps * nats[i];
            }
        }
        return rate;
    }

    /**
     * 1 + SINR of some UEs of one BS, from the power received with noise and the part of it that is signal. Its
     * logarithm loses digits of the smallest SINRs, which decide no pattern.
     *
     * @param total  noise and received power
     * @param snr    at level 1
     * @param from   the first of them
     * @param factor receives it, from 0 on
     */
    static void factors(double[] total, double[] snr, double level, int from, int count, double[] factor) {
        for (int i = 0; i < count; i++) {
            double t = total[from + i];
            factor[i] = t / (t - snr[from + i] * level);
        }
    }

    /** Noise and received power of a UE in units of the noise. */
    double total(int user, double[] pattern) {
        double total = 1;
        for (int b = 0; b < sites; b++) {
            total += scaled[user * sites + b] * pattern[b];
        }
        return total;
    }

    /**
     * The best time shares of given patterns: max over x of sum_i U(sum_s x_s C_si), concave. Multiplicative updates
     * x_s *= (g_s / mean g)^step with the gradient g_s = sum_i U'(R_i) C_si, which all used patterns share at the
     * optimum. An objective that is not concave, or steeper than its fairness, may fall on the way: the best shares
     * that were met count.
     *
     * @param rate   C, rate of each UE in each pattern with its share of time, bit/s; shape [S, U]
     * @param shares first x, positive, sums to 1; is moved to the answer; shape [S]
     * @return R_i at the answer; shape [U]
     */
    static double[] solveShares(double[][] rate, RateSlopes utility, double[] shares, int iterations,
            double tolerance) {
        double step = 1 / Math.max(1, utility.fairness().alpha());
        double[] mixed = mix(rate, shares);
        double[] best = shares.clone();
        double most = utility.valueIfItMayFall(mixed);
        for (int k = 0; k < iterations; k++) {
            double[] weight = utility.at(mixed);
            double mean = dot(weight, mixed);
            if (mean == 0 || !Double.isFinite(mean)) {
                break; // everybody has what is asked for, or rates are past all numbers
            }
            double largest = 0;
            double sum = 0;
            for (int s = 0; s < shares.length; s++) {
                double gradient = dot(weight, rate[s]) / mean;
                largest = Math.max(largest, gradient);
                shares[s] *= Math.pow(gradient, step);
                sum += shares[s];
            }
            for (int s = 0; s < shares.length; s++) {
                shares[s] /= sum;
            }
            mixed = mix(rate, shares);
            double value = utility.valueIfItMayFall(mixed);
            if (value >= most) {
                most = value;
                System.arraycopy(shares, 0, best, 0, best.length);
            }
            // the duality gap: no shares gain more than this, relative to sum_i U'(R_i) R_i
            if (largest < 1 + tolerance) {
                break;
            }
        }
        System.arraycopy(best, 0, shares, 0, best.length);
        return mix(rate, shares);
    }

    /** R_i = sum_s x_s C_si; shape [U]. */
    static double[] mix(double[][] rate, double[] shares) {
        double[] mixed = new double[rate[0].length];
        for (int s = 0; s < shares.length; s++) {
            add(rate[s], shares[s], mixed);
        }
        return mixed;
    }

    /** z += f x; apart, so that nothing keeps it from vector instructions. */
    private static void add(double[] x, double f, double[] z) {
        for (int i = 0; i < z.length; i++) {
            z[i] += f * x[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        return dot(a, 0, b, b.length);
    }

    /** sum_i a_{from + i} b_i, in four sums side by side: one alone would wait for each addition. */
    static double dot(double[] a, int from, double[] b, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            s0 = Math.fma(a[from + i], b[i], s0);
            s1 = Math.fma(a[from + i + 1], b[i + 1], s1);
            s2 = Math.fma(a[from + i + 2], b[i + 2], s2);
            s3 = Math.fma(a[from + i + 3], b[i + 3], s3);
        }
        for (; i < count; i++) {
            s0 = Math.fma(a[from + i], b[i], s0);
        }
        return s0 + s1 + (s2 + s3);
    }
}
