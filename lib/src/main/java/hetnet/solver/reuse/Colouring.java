package hetnet.solver.reuse;

import hetnet.channel.Gains;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Colours the interference graph of the BSs with k colours, so that as little interference as possible is left within a
 * colour: in the order of how much each BS interferes, then by moves of one BS or swaps of two until none gains
 * (max-k-cut).
 */
final class Colouring {

    private final double[][] interference; // [B, B], symmetric, diagonal 0
    private final int colours;
    private final int[] colour;            // [B], -1 before it has one

    private Colouring(double[][] interference, int colours) {
        this.interference = interference;
        this.colours = colours;
        colour = new int[interference.length];
        Arrays.fill(colour, -1);
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
                    double lost = 1 - Math.log1p(sinr) / Math.log1p(snr);
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
     * @param interference see {@link #interference}
     * @param colours      k, 1 to B
     * @return colour of each BS, 0 to k - 1, every colour used; shape [B]
     */
    static int[] of(double[][] interference, int colours) {
        Colouring colouring = new Colouring(interference, colours);
        int[] order = IntStream.range(0, interference.length).boxed()
                .sorted((b, k) -> Double.compare(colouring.total(k), colouring.total(b))).mapToInt(Integer::intValue)
                .toArray();
        for (int b : order) {
            colouring.colour[b] = colouring.freest(b);
        }
        while (colouring.moves() || colouring.swaps()) {
            // until nothing gains
        }
        return colouring.colour;
    }

    private double total(int site) {
        return Arrays.stream(interference[site]).sum();
    }

    /** Interference between a BS and the others of a colour. */
    private double within(int site, int c) {
        double sum = 0;
        for (int k = 0; k < colour.length; k++) {
            sum += k != site && colour[k] == c ? interference[site][k] : 0;
        }
        return sum;
    }

    private int members(int c) {
        return (int) Arrays.stream(colour).filter(x -> x == c).count();
    }

    /**
     * The colour with the least interference; an unused one before all others, as every colour has a share of the band.
     */
    private int freest(int site) {
        int best = 0;
        for (int c = 1; c < colours; c++) {
            boolean unused = members(c) == 0 && members(best) > 0;
            best = unused || members(best) > 0 && within(site, c) < within(site, best) ? c : best;
        }
        return best;
    }

    private boolean moves() {
        boolean moved = false;
        for (int b = 0; b < colour.length; b++) {
            for (int c = 0; c < colours; c++) {
                if (members(colour[b]) > 1 && within(b, c) < within(b, colour[b])) {
                    colour[b] = c;
                    moved = true;
                }
            }
        }
        return moved;
    }

    private boolean swaps() {
        for (int b = 0; b < colour.length; b++) {
            for (int k = b + 1; k < colour.length; k++) {
                double now = within(b, colour[b]) + within(k, colour[k]);
                double then = within(b, colour[k]) + within(k, colour[b]) - 2 * interference[b][k];
                if (colour[b] != colour[k] && then < now - 1e-12 * now) {
                    int swap = colour[b];
                    colour[b] = colour[k];
                    colour[k] = swap;
                    return true;
                }
            }
        }
        return false;
    }
}
