package hetnet.radio;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Shannon rates, Eq. (10), for all links or under an allocation. */
public final class Rates {

    /**
     * A running product of (1 + SINR) is turned into a logarithm above this: far from overflow, whatever the next
     * factor.
     */
    private static final double LARGE_PRODUCT = 1e100;

    /** Links whose products {@link #spectralEfficiencies} makes side by side. */
    public static final int TOGETHER = 4;

    private static final double LN2 = Math.log(2);

    private Rates() {
    }

    /** The rate of a spectral efficiency of one nat/s/Hz over the whole band, bit/s. */
    public static double perNatBps(RadioConfig radio) {
        return radio.bandwidthHz() / LN2;
    }

    /**
     * Eq. (10) for every pair: the rate that each UE would get at each BS with the whole band.
     *
     * @param powerWatt shape [B, R]
     * @return rates, bit/s; flat [U * B]
     * @throws IllegalArgumentException when gains, powers and radio have different shapes
     */
    public static double[] linkRates(Gains gains, double[][] powerWatt, RadioConfig radio) {
        double[] snrPerGain = NormalizedGains.snrPerGain(gains, radio);
        ScalarLinkModel.requireShape(gains.sites(), gains.blocks(), powerWatt);
        double perNatBps = perNatBps(radio);
        double[] rate = new double[gains.users() * gains.sites()];
        new AllLinks(gains, snrPerGain, IntStream.range(0, gains.users()).toArray()).efficiencies(powerWatt, rate);
        for (int link = 0; link < rate.length; link++) {
            rate[link] *= perNatBps;
        }
        return rate;
    }

    /**
     * Eq. (10) for every pair of a link model.
     *
     * @return rates, bit/s; flat [U * B]
     */
    public static double[] linkRates(LinkModel links, RadioConfig radio) {
        double perNatBps = perNatBps(radio);
        double[][] sinr = new double[links.sites()][links.blocks()];
        double[] efficiency = new double[links.sites()];
        double[] rate = new double[links.users() * links.sites()];
        for (int u = 0; u < links.users(); u++) {
            links.sinr(u, sinr);
            spectralEfficiencies(sinr, links.sites(), efficiency);
            for (int b = 0; b < links.sites(); b++) {
                rate[u * links.sites() + b] = perNatBps * efficiency[b];
            }
        }
        return rate;
    }

    /**
     * The rate of each UE at its serving BS.
     *
     * @return R_i, bit/s; shape [U]; 0 for a UE out of coverage, which {@link Metrics} leaves out
     * @throws IllegalArgumentException when gains, allocation and radio have different shapes
     */
    public static double[] userRates(Gains gains, Allocation allocation, RadioConfig radio, Scheduler sharing) {
        if (gains.links() < gains.sites()) {
            return userRates(new SparseLinkModel(gains, radio, allocation.powerWatt()), allocation.association(),
                    sharing.shares(allocation.load()), radio);
        }
        double[] snrPerGain = NormalizedGains.snrPerGain(gains, radio);
        ScalarLinkModel.requireShape(gains.sites(), gains.blocks(), allocation.powerWatt());
        requireLength(allocation.association(), gains.users());
        double perNatBps = perNatBps(radio);
        double[] scale = Arrays.stream(sharing.shares(allocation.load())).map(share -> share * perNatBps).toArray();
        return new ServedLinks(gains, snrPerGain, allocation.association(), scale).rates(allocation.powerWatt());
    }

    /**
     * The rate of each UE at its serving BS in a link model.
     *
     * @param association serving BS of each UE, or {@link Allocation#OUT_OF_COVERAGE}; shape [U]
     * @param share       of the time that each UE of a BS is served, see {@link Scheduler#shares}; shape [B]
     * @return R_i, bit/s; shape [U]
     * @throws IllegalArgumentException when the association is of another number of UEs
     */
    public static double[] userRates(LinkModel links, int[] association, double[] share, RadioConfig radio) {
        requireLength(association, links.users());
        double perNatBps = perNatBps(radio);
        double[][] sinr = new double[TOGETHER][links.blocks()];
        double[] efficiency = new double[TOGETHER];
        double[] rate = new double[links.users()];
        int[] covered = IntStream.range(0, rate.length).filter(u -> association[u] != Allocation.OUT_OF_COVERAGE)
                .toArray();
        for (int first = 0; first < covered.length; first += TOGETHER) {
            int count = Math.min(TOGETHER, covered.length - first);
            for (int i = 0; i < count; i++) {
                links.sinr(covered[first + i], association[covered[first + i]], sinr[i]);
            }
            spectralEfficiencies(sinr, count, efficiency);
            for (int i = 0; i < count; i++) {
                int u = covered[first + i];
                rate[u] = share[association[u]] * perNatBps * efficiency[i];
            }
        }
        return rate;
    }

    /**
     * The rates of the UEs in coverage, in their order.
     *
     * @param perUser     any quantity per UE; shape [U]
     * @param association serving BSs; shape [U]
     */
    public static double[] ofCovered(double[] perUser, int[] association) {
        requireLength(association, perUser.length);
        double[] covered = new double[perUser.length];
        int count = 0;
        for (int u = 0; u < perUser.length; u++) {
            if (association[u] != Allocation.OUT_OF_COVERAGE) {
                covered[count++] = perUser[u];
            }
        }
        return Arrays.copyOf(covered, count);
    }

    /**
     * c = 1/R sum_r ln(1 + SINR^r), nat/s/Hz: Eq. (10) over the bandwidth. The product of the factors is kept less one,
     * so that the smallest SINRs keep their digits, and few logarithms are taken.
     *
     * @param sinr linear; shape [R]
     */
    public static double spectralEfficiency(double[] sinr) {
        double nats = 0;
        double productLessOne = 0;
        for (double s : sinr) {
            productLessOne += s * (1 + productLessOne);
            if (productLessOne > LARGE_PRODUCT) {
                nats += Math.log(productLessOne);
                productLessOne = 0;
            }
        }
        return (nats + Math.log1p(productLessOne)) / sinr.length;
    }

    /**
     * {@link #spectralEfficiency} of several links. The factors of one product wait for each other, but those of
     * {@link #TOGETHER} products do not: the same digits in a fraction of the time.
     *
     * @param sinr       linear; shape [count or more, R]
     * @param efficiency receives c, nat/s/Hz; shape [count or more]
     */
    public static void spectralEfficiencies(double[][] sinr, int count, double[] efficiency) {
        int i = 0;
        for (; i + TOGETHER <= count; i += TOGETHER) {
            productsLessOne(sinr[i], sinr[i + 1], sinr[i + 2], sinr[i + 3], efficiency, i);
            for (int k = i; k < i + TOGETHER; k++) {
                // a product of numbers above one never falls: if it is small, it never was large; infinite times a SINR
                // of 0 is NaN
                efficiency[k] = efficiency[k] <= LARGE_PRODUCT ? Math.log1p(efficiency[k]) / sinr[k].length
                        : spectralEfficiency(sinr[k]);
            }
        }
        for (; i < count; i++) {
            efficiency[i] = spectralEfficiency(sinr[i]);
        }
    }

    private static void productsLessOne(double[] s0, double[] s1, double[] s2, double[] s3, double[] product,
            int first) {
        double p0 = 0;
        double p1 = 0;
        double p2 = 0;
        double p3 = 0;
        for (int r = 0; r < s0.length; r++) {
            p0 += s0[r] * (1 + p0);
            p1 += s1[r] * (1 + p1);
            p2 += s2[r] * (1 + p2);
            p3 += s3[r] * (1 + p3);
        }
        product[first] = p0;
        product[first + 1] = p1;
        product[first + 2] = p2;
        product[first + 3] = p3;
    }

    private static void requireLength(int[] association, int users) {
        if (association.length != users) {
            throw new IllegalArgumentException("an association of %d UEs for %d UEs"
                    .formatted(association.length, users));
        }
    }
}
