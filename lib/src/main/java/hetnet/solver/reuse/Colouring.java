package hetnet.solver.reuse;

import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.util.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Colours the interference graph of the BSs with k colours, so that as little interference as possible is left within a
 * colour: in the order of how much each BS interferes, then by moves of one BS or swaps of two until none gains
 * (max-k-cut).
 */
public final class Colouring {

    /** What is less by no more than this part of it is no less: sums are rounded. */
    private static final double TIE = 1e-12;

    private final double[][] interference; // [B, B], symmetric, diagonal 0
    private final int[] colour;            // [B], -1 before it has one
    private final double[][] within;       // interference between a BS and the others of each colour, [B, k]
    private final int[] members;           // of each colour, [k]

    private Colouring(double[][] interference, int colours) {
        this.interference = interference;
        colour = new int[interference.length];
        Arrays.fill(colour, -1);
        within = new double[colour.length][colours];
        members = new int[colours];
    }

    /**
     * The weight of the edge between BSs b and k: the part of its rate that each UE of b loses to k at equal power,
     * summed over the UEs of b, and the same the other way.
     *
     * @return shape [B, B], symmetric, diagonal 0
     */
    static double[][] interference(Problem problem) {
        Gains gains = problem.gains();
        int[] strongest = Baseline.strongest(problem);
        double[] snrPerGain = snrPerGain(problem);
        double[][] weight = new double[gains.sites()][gains.sites()];
        for (int u = 0; u < strongest.length; u++) {
            int b = strongest[u];
            for (int k = 0; b != Allocation.OUT_OF_COVERAGE && k < gains.sites(); k++) {
                if (k != b) {
                    double snr = snrPerGain[b] * gains.mean(u, b);
                    double sinr = snr / (1 + snrPerGain[k] * gains.mean(u, k));
                    double lost = Math.max(0, 1 - Math.log1p(sinr) / Math.log1p(snr)); // rounding loses nothing
                    weight[b][k] += lost;
                    weight[k][b] += lost;
                }
            }
        }
        return weight;
    }

    /** P_max^j / R over the noise of an RB; shape [B]. */
    static double[] snrPerGain(Problem problem) {
        return Arrays.stream(problem.budgetWatt()).map(p -> p / problem.blocks() / problem.radio().noiseWatt())
                .toArray();
    }

    /**
     * @param interference between each two BSs, however it is measured, not negative; shape [B, B], symmetric, diagonal
     *                     0
     * @param colours      k, 1 to B
     * @return colour of each BS, 0 to k - 1, every colour used; shape [B]
     * @throws IllegalArgumentException when there are more colours than BSs, or none
     */
    public static int[] of(double[][] interference, int colours) {
        Require.inRange("colours", colours, 1, interference.length, "");
        Colouring colouring = new Colouring(interference, colours);
        double[] total = Arrays.stream(interference).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
        int[] order = IntStream.range(0, interference.length).boxed()
                .sorted((b, k) -> Double.compare(total[k], total[b])).mapToInt(Integer::intValue)
                .toArray();
        for (int b : order) {
            colouring.paint(b, colouring.freest(b));
        }
        while (colouring.moves() || colouring.swaps()) {
            // until nothing gains
        }
        return colouring.colour;
    }

    /**
     * Which RBs each BS uses where the colours share the band: RB r belongs to the BSs of place r mod k. The colours
     * with most UEs come first, and so get the RBs that are left where k does not divide R.
     *
     * @param interference see {@link #of}
     * @param load         UEs of each BS, shape [B]
     * @param colours      k, 1 to B
     * @return place of each BS, 0 to k - 1; shape [B]
     */
    public static int[] places(double[][] interference, double[] load, int colours) {
        int[] colour = of(interference, colours);
        double[] users = new double[colours];
        for (int b = 0; b < colour.length; b++) {
            users[colour[b]] += load[b];
        }
        List<Integer> order = IntStream.range(0, colours).boxed().sorted(Comparator.comparingDouble(c -> -users[c]))
                .toList();
        return IntStream.of(colour).map(order::indexOf).toArray();
    }

    private void paint(int site, int c) {
        int before = colour[site];
        colour[site] = c;
        members[c]++;
        sum(c);
        if (before >= 0) {
            members[before]--;
            sum(before);
        }
    }

    /** Interference between each BS and the others of a colour, in the order of the BSs. */
    private void sum(int c) {
        int[] all = IntStream.range(0, colour.length).filter(k -> colour[k] == c).toArray();
        for (int b = 0; b < colour.length; b++) {
            double sum = 0;
            for (int k : all) {
                sum += k == b ? 0 : interference[b][k];
            }
            within[b][c] = sum;
        }
    }

    /**
     * The colour with the least interference; an unused one before all others, as every colour has a share of the band.
     */
    private int freest(int site) {
        int best = 0;
        for (int c = 1; c < members.length; c++) {
            boolean unused = members[c] == 0 && members[best] > 0;
            best = unused || members[best] > 0 && within[site][c] < within[site][best] ? c : best;
        }
        return best;
    }

    private boolean moves() {
        boolean moved = false;
        for (int b = 0; b < colour.length; b++) {
            for (int c = 0; c < members.length; c++) {
                if (members[colour[b]] > 1 && isLess(within[b][c], within[b][colour[b]])) {
                    paint(b, c);
                    moved = true;
                }
            }
        }
        return moved;
    }

    private boolean swaps() {
        for (int b = 0; b < colour.length; b++) {
            for (int k = b + 1; k < colour.length; k++) {
                double now = within[b][colour[b]] + within[k][colour[k]];
                if (colour[b] != colour[k] && isLess(without(b, k) + without(k, b), now)) {
                    int swap = colour[b];
                    paint(b, colour[k]);
                    paint(k, swap);
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Interference between a BS and the colour of another one, but for that one. Added up anew: what a difference
     * leaves of interference that is far stronger is rounding, and BSs would change places for ever.
     */
    private double without(int site, int other) {
        double sum = 0;
        for (int k = 0; k < colour.length; k++) {
            sum += colour[k] == colour[other] && k != other ? interference[site][k] : 0;
        }
        return sum;
    }

    private static boolean isLess(double then, double now) {
        return then < now - TIE * now;
    }
}
