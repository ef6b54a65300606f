package hetnet.solver;

import hetnet.channel.Channel;
import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import java.util.Arrays;

/**
 * The paper's baseline: each UE is served by the BS that it receives the most power from, and each BS spends its budget
 * equally over the RBs.
 */
public final class Baseline implements Solver {

    /** Its name in tables. */
    public static final String NAME = "baseline";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Solution solve(Problem problem, SolveContext context) {
        return Solution.atOnce(problem, () -> allocate(problem));
    }

    /** Its allocation. */
    public static Allocation allocate(Problem problem) {
        return new Allocation(strongest(problem), equalPower(problem));
    }

    /** Rates of its allocation, what an objective that asks for no less than the baseline is about; bit/s, [U]. */
    public static double[] rates(Problem problem) {
        return problem.rates(allocate(problem));
    }

    /**
     * The BS of the largest received power, budget times mean gain. Where all budgets are equal and nothing fades that
     * is the least path loss.
     *
     * @return serving BSs, shape [U]; ties go to the lower index; {@link Allocation#OUT_OF_COVERAGE} where no gain is
     *         positive
     */
    public static int[] strongest(Problem problem) {
        double[] relative = relativeBudget(problem);
        Gains gains = problem.gains();
        return strongest(gains, (u, b) -> relative[b] * gains.mean(u, b));
    }

    /** The budget of each BS over the largest; shape [B]. */
    public static double[] relativeBudget(Problem problem) {
        double largest = Arrays.stream(problem.budgetWatt()).max().orElseThrow();
        return Arrays.stream(problem.budgetWatt()).map(p -> p / largest).toArray();
    }

    /** The BS of the largest mean gain, as {@link #strongest(Problem)} has it for equal budgets. */
    public static int[] strongest(Gains gains) {
        return strongest(gains, gains::mean);
    }

    /**
     * The BS with the least path loss among those with a path, whatever the fading; otherwise as
     * {@link #strongest(Gains)}.
     */
    public static int[] strongest(Channel channel) {
        double[] equal = new double[channel.gains().sites()];
        Arrays.fill(equal, 1);
        return strongest(channel, equal);
    }

    /** The BS of the largest budget over path loss; budgets in any unit, shape [B]. */
    private static int[] strongest(Channel channel, double[] budget) {
        Gains gains = channel.gains();
        double[] pathLossDb = channel.flatPathLossDb();
        return strongest(gains, (u, b) -> gains.mean(u, b) > 0
                ? budget[b] * Math.pow(10, -pathLossDb[u * gains.sites() + b] / 10) : 0);
    }

    /** The baseline for equal budgets, where only gains are known. */
    public static Allocation allocate(Gains gains, RadioConfig radio) {
        return new Allocation(strongest(gains), equalPower(gains.sites(), radio));
    }

    /** The baseline of a network, with the path loss of Step 1, whatever the fading. */
    public static Allocation allocate(Snapshot network, RadioConfig radio) {
        double[] budget = network.sites().budgetWatt(radio);
        double[][] power = Arrays.stream(budget).mapToObj(watt -> equalPower(watt, radio.blocks()))
                .toArray(double[][]::new);
        return new Allocation(strongest(network.channel(), budget), power);
    }

    /** P_max^j/R on every RB, watt; shape [B, R]. */
    public static double[][] equalPower(Problem problem) {
        return Arrays.stream(problem.budgetWatt()).mapToObj(budget -> equalPower(budget, problem.blocks()))
                .toArray(double[][]::new);
    }

    /** P/R on every RB for equal budgets, watt; shape [B, R]. */
    public static double[][] equalPower(int sites, RadioConfig radio) {
        double[][] power = new double[sites][];
        Arrays.setAll(power, b -> equalPower(radio.budgetWatt(), radio.blocks()));
        return power;
    }

    private static double[] equalPower(double budgetWatt, int blocks) {
        double[] power = new double[blocks];
        Arrays.fill(power, budgetWatt / blocks);
        return power;
    }

    private static int[] strongest(Gains gains, LinkStrength strength) {
        int[] association = new int[gains.users()];
        Arrays.setAll(association, u -> strongest(gains, u, strength));
        return association;
    }

    private static int strongest(Gains gains, int user, LinkStrength strength) {
        int best = Allocation.OUT_OF_COVERAGE;
        double largest = 0;
        for (int k = 0; k < gains.links(); k++) {
            int b = gains.site(user, k);
            double s = strength.of(user, b);
            if (s > largest) {
                best = b;
                largest = s;
            }
        }
        return best;
    }

    /** How well a UE hears a BS, in any unit; 0 without a path. */
    @FunctionalInterface
    private interface LinkStrength {
        double of(int user, int site);
    }
}
