package hetnet.model;

import java.util.Arrays;
import org.apache.commons.math3.distribution.GumbelDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;

/**
 * What a decision draws at random: a code that tells the RBs of a BS apart, then what the search tries, one after the
 * other.
 *
 * <p>The code is cosine and sine of an angle, the place of the RB in a random order of all RBs as a part of the full
 * circle, turned on by the place of the BS in a random order of all BSs. BSs that each take the RBs around angle 0
 * share the band in equal parts, whatever the orders.
 */
public final class CodeStream {

    /** Numbers in the code of each (BS, RB). */
    public static final int CODE = 2;

    /** Part of the RBs that start anew in a trial. */
    private static final double RENEWED_SHARE = 0.15;

    private final int sites;
    private final int blocks;
    private final RandomGenerator random;

    /** @param sites B @param blocks R @param random the stream that it draws from */
    public CodeStream(int sites, int blocks, RandomGenerator random) {
        this.sites = sites;
        this.blocks = blocks;
        this.random = random;
    }

    /**
     * What the search tries once by chance.
     *
     * @param gumbelNoise        of each RB to start anew, shape [R]
     * @param code               of the RBs that start anew, in their order of value; shape [B, R, {@link #CODE}], of
     *                           which the first RBs count
     * @param copyingGumbelNoise of each RB to take over the powers of another, shape [R]
     * @param firstToggled       the BS that is tried first on each RB to fall silent or to send, shape [R]
     */
    public record Trial(double[] gumbelNoise, float[] code, double[] copyingGumbelNoise, int[] firstToggled) {
    }

    /** How many of so many RBs start anew in a trial, at least one. */
    public static int renewed(int blocks) {
        return (int) Math.max(1, Math.round(RENEWED_SHARE * blocks));
    }

    /** The code of a start, shape [B, R, {@link #CODE}]. */
    public float[] code() {
        int[] site = order(sites);
        int[] block = order(blocks);
        float[] code = new float[sites * blocks * CODE];
        for (int b = 0, i = 0; b < sites; b++) {
            for (int r = 0; r < blocks; r++, i += CODE) {
                angle((double) block[r] / blocks + (double) site[b] / sites, code, i);
            }
        }
        return code;
    }

    /**
     * Noise of the RBs as Gumbel has it, and a code that shares those which start anew evenly, turned by a random
     * angle.
     */
    public Trial trial() {
        int count = renewed(blocks);
        int[] site = order(sites);
        double turn = random.nextDouble();
        float[] code = new float[sites * blocks * CODE];
        for (int b = 0, i = 0; b < sites; b++) {
            for (int r = 0; r < blocks; r++, i += CODE) {
                angle((r + turn) / count + (double) site[b] / sites, code, i);
            }
        }
        double[] noise = gumbelNoise();
        double[] copyingNoise = gumbelNoise();
        int[] first = new int[blocks];
        Arrays.setAll(first, r -> random.nextInt(sites));
        return new Trial(noise, code, copyingNoise, first);
    }

    private double[] gumbelNoise() {
        return new GumbelDistribution(random, 0, 1).sample(blocks);
    }

    private int[] order(int count) {
        int[] order = MathArrays.natural(count);
        MathArrays.shuffle(order, random);
        return order;
    }

    /** @param part of the full circle */
    private static void angle(double part, float[] code, int at) {
        code[at] = (float) StrictMath.cos(2 * Math.PI * part);
        code[at + 1] = (float) StrictMath.sin(2 * Math.PI * part);
    }
}
