package hetnet.mimo.radio;

import hetnet.mimo.channel.Csi;
import hetnet.mimo.channel.MimoNetwork;
import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.kernel.StreamLinks;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.AlphaFair;
import hetnet.radio.Rates;
import hetnet.util.Require;
import java.util.Arrays;

/**
 * Everything that a decision about precoders may look at: the channel, what each BS may spend, who serves whom, which
 * UEs are offered on which RB, and the utility. All UEs of a BS may be served on the same RB, each by a beam of its
 * own, and interfere with each other; R_i = B_sys times the mean over the RBs of log2(1 + SINR).
 *
 * <pre>{@code
 * MimoProblem problem = MimoProblem.of(network, new AlphaFair(1)).with(PowerConstraint.PER_ANTENNA);
 * MimoSolution solution = WmmsePrecoding.standard().solve(problem, SolveContext.of(1));
 * }</pre>
 */
public final class MimoProblem {

    /** Slack on budgets, relative: the rounding of sums. */
    public static final double BUDGET_TOLERANCE = Allocation.BUDGET_TOLERANCE;

    private final Csi csi;
    private final RadioConfig radio;
    private final double[] budgetWatt; // [B]
    private final PowerConstraint constraint;
    private final int[] association;   // [U]
    private final boolean[] offered;   // [R, U]
    private final AlphaFair utility;
    private final StreamChannel channel;

    private MimoProblem(Csi csi, RadioConfig radio, double[] budgetWatt, PowerConstraint constraint, int[] association,
            boolean[] offered, AlphaFair utility) {
        this.csi = csi;
        this.radio = radio;
        this.budgetWatt = budgetWatt;
        this.constraint = constraint;
        this.association = association;
        this.offered = offered;
        this.utility = utility;
        channel = new StreamChannel(csi, Arrays.stream(budgetWatt).map(p -> p / radio.noiseWatt()).toArray(),
                association);
    }

    /** Every UE at its strongest BS and offered on every RB; power per BS. */
    public static MimoProblem of(MimoNetwork network, AlphaFair utility) {
        Csi csi = network.csi();
        boolean[] all = new boolean[csi.blocks() * csi.users()];
        Arrays.fill(all, true);
        double[] budget = network.sites().budgetWatt(network.radio());
        return new MimoProblem(csi, network.radio(), budget, PowerConstraint.PER_BS, strongest(csi, budget), all,
                Require.given("utility", utility));
    }

    /** The BS with the strongest P_b times scalar gain of each UE; {@link Allocation#OUT_OF_COVERAGE} without any. */
    private static int[] strongest(Csi csi, double[] budgetWatt) {
        int[] association = new int[csi.users()];
        for (int u = 0; u < association.length; u++) {
            association[u] = Allocation.OUT_OF_COVERAGE;
            double most = 0;
            for (int b = 0; b < csi.sites(); b++) {
                double received = csi.gain(u, b) * budgetWatt[b];
                if (received > most) {
                    most = received;
                    association[u] = b;
                }
            }
        }
        return association;
    }

    /** The same under another power constraint. */
    public MimoProblem with(PowerConstraint other) {
        return new MimoProblem(csi, radio, budgetWatt, Require.given("constraint", other), association, offered,
                utility);
    }

    /** The same in another fading block: another channel of the same network. */
    public MimoProblem with(Csi other) {
        if (other.users() != csi.users() || other.blocks() != csi.blocks()
                || !Arrays.equals(other.antennas(), csi.antennas())) {
            throw new IllegalArgumentException("a channel of %d UEs, %d BSs and %d RBs for one of %d, %d and %d"
                    .formatted(other.users(), other.sites(), other.blocks(), csi.users(), csi.sites(), csi.blocks()));
        }
        return new MimoProblem(other, radio, budgetWatt, constraint, association, offered, utility);
    }

    /** The same with another utility. */
    public MimoProblem with(AlphaFair other) {
        return new MimoProblem(csi, radio, budgetWatt, constraint, association, offered, other);
    }

    /**
     * The same with other serving BSs.
     *
     * @param serving one to which the UE has a path, or {@link Allocation#OUT_OF_COVERAGE} where it has none; shape [U]
     * @throws IllegalArgumentException naming a UE whose BS is none of these
     */
    public MimoProblem withAssociation(int[] serving) {
        if (serving.length != csi.users()) {
            throw new IllegalArgumentException("an association of %d UEs for %d UEs"
                    .formatted(serving.length, csi.users()));
        }
        for (int u = 0; u < serving.length; u++) {
            int b = serving[u];
            boolean covered = association[u] != Allocation.OUT_OF_COVERAGE;
            if (covered ? b < 0 || b >= csi.sites() || csi.gain(u, b) == 0 : b != Allocation.OUT_OF_COVERAGE) {
                throw new IllegalArgumentException("UE %d cannot be served by BS %d: it has no path to it"
                        .formatted(u, b));
            }
        }
        return new MimoProblem(csi, radio, budgetWatt, constraint, serving.clone(), offered, utility);
    }

    /** The same with some UEs offered alone. @param mask flat [R, U] */
    public MimoProblem offering(boolean[] mask) {
        if (mask.length != offered.length) {
            throw new IllegalArgumentException("%d flags for %d RBs and %d UEs"
                    .formatted(mask.length, csi.blocks(), csi.users()));
        }
        return new MimoProblem(csi, radio, budgetWatt, constraint, association, mask.clone(), utility);
    }

    /** h[u, b, a, r]. */
    public Csi csi() {
        return csi;
    }

    /** Carrier, band, RBs and noise. */
    public RadioConfig radio() {
        return radio;
    }

    /** What each BS may spend, watt; shape [B]. */
    public double[] budgetWatt() {
        return budgetWatt.clone();
    }

    /** How it may be spread over the antennas. */
    public PowerConstraint constraint() {
        return constraint;
    }

    /** Serving BSs; shape [U]. */
    public int[] association() {
        return association.clone();
    }

    /** Whether a UE may be served on an RB. */
    public boolean isOffered(int user, int block) {
        return offered[block * csi.users() + user] && association[user] != Allocation.OUT_OF_COVERAGE;
    }

    /** What is to be large, of the rates of the UEs in coverage. */
    public AlphaFair utility() {
        return utility;
    }

    /** The channel in units where noise and budgets are 1. */
    public StreamChannel channel() {
        return channel;
    }

    /** The number of UEs in coverage. */
    public int coverage() {
        return (int) Arrays.stream(association).filter(b -> b != Allocation.OUT_OF_COVERAGE).count();
    }

    /** Precoders from those in units where every budget is 1. @param wre flat [R, U, A] */
    public Precoders precoders(double[] wre, double[] wim) {
        double[] re = wre.clone();
        double[] im = wim.clone();
        scale(re, im, 1);
        return new Precoders(csi.users(), csi.blocks(), csi.width(), re, im);
    }

    /** Times the square root of the budget, or by it. */
    private void scale(double[] re, double[] im, int direction) {
        double[] amplitude = Arrays.stream(association)
                .mapToDouble(b -> b < 0 ? 0 : direction > 0 ? Math.sqrt(budgetWatt[b]) : 1 / Math.sqrt(budgetWatt[b]))
                .toArray();
        int width = csi.width();
        for (int at = 0, stream = 0; at < re.length; at += width, stream++) {
            double factor = amplitude[stream % amplitude.length];
            for (int i = at; i < at + width; i++) {
                re[i] *= factor;
                im[i] *= factor;
            }
        }
    }

    /** The other way: real and imaginary parts in units where every budget is 1; each flat [R, U, A]. */
    public double[][] parts(Precoders precoders) {
        double[][] w = {precoders.re().clone(), precoders.im().clone()};
        scale(w[0], w[1], -1);
        return w;
    }

    /** R_i of all UEs, bit/s; 0 out of coverage; shape [U]. */
    public double[] rates(Precoders precoders) {
        double[][] w = parts(precoders);
        StreamLinks links = new StreamLinks(channel);
        links.update(w[0], w[1]);
        double perNatBps = Rates.perNatBps(radio);
        return Arrays.stream(links.rate()).map(nats -> nats * perNatBps).toArray();
    }

    /** The utility of rates, summed over the UEs in coverage. @param rateBps shape [U] */
    public double value(double[] rateBps) {
        double sum = 0;
        for (int u = 0; u < rateBps.length; u++) {
            sum += association[u] == Allocation.OUT_OF_COVERAGE ? 0 : utility.of(rateBps[u]);
        }
        return sum;
    }

    /** The same of rates in nat. @param nats of the UEs in coverage */
    public double valueOfNats(double[] nats) {
        double perNatBps = Rates.perNatBps(radio);
        double sum = 0;
        for (double rate : nats) {
            sum += utility.of(rate * perNatBps);
        }
        return sum;
    }

    /**
     * @return the precoders, when no BS, or no antenna where each has its own budget, spends more than it may, and
     *         nobody is served who is not offered
     * @throws IllegalArgumentException naming who does
     */
    public Precoders requireFeasible(Precoders precoders) {
        if (precoders.users() != csi.users() || precoders.blocks() != csi.blocks()
                || precoders.width() != csi.width()) {
            throw new IllegalArgumentException("precoders of %d UEs, %d RBs and %d antennas for %d, %d and %d"
                    .formatted(precoders.users(), precoders.blocks(), precoders.width(), csi.users(), csi.blocks(),
                            csi.width()));
        }
        double[] spent = new double[csi.sites() * csi.width()];
        for (int r = 0; r < csi.blocks(); r++) {
            for (int u = 0; u < csi.users(); u++) {
                double watt = precoders.powerWatt(u, r);
                if (!Double.isFinite(watt) || watt > 0 && !isOffered(u, r)) {
                    throw new IllegalArgumentException("UE %d gets %s W on RB %d, where it %s".formatted(u, watt, r,
                            isOffered(u, r) ? "must be a number" : "is not offered"));
                }
                int at = precoders.index(u, r);
                for (int a = 0; watt > 0 && a < csi.width(); a++) {
                    spent[association[u] * csi.width() + a] += precoders.re()[at + a] * precoders.re()[at + a]
                            + precoders.im()[at + a] * precoders.im()[at + a];
                }
            }
        }
        for (int b = 0; b < csi.sites(); b++) {
            requireBudget(b, Arrays.copyOfRange(spent, b * csi.width(), (b + 1) * csi.width()));
        }
        return precoders;
    }

    private void requireBudget(int site, double[] spent) {
        double sum = Arrays.stream(spent).sum();
        if (sum > budgetWatt[site] * (1 + BUDGET_TOLERANCE)) {
            throw new IllegalArgumentException("BS %d spends %s W of a budget of %s W"
                    .formatted(site, sum, budgetWatt[site]));
        }
        for (int a = 0; a < spent.length; a++) {
            double most = a >= csi.antennas(site) ? 0 : constraint == PowerConstraint.PER_BS ? budgetWatt[site]
                    : budgetWatt[site] / csi.antennas(site);
            if (spent[a] > most * (1 + BUDGET_TOLERANCE)) {
                throw new IllegalArgumentException("antenna %d of BS %d spends %s W of a budget of %s W"
                        .formatted(a, site, spent[a], most));
            }
        }
    }
}
