package hetnet.solver.local;

import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.radio.kernel.LinkKernel;
import hetnet.solver.Baseline;
import hetnet.solver.Incumbent;
import hetnet.solver.Problem;
import hetnet.solver.association.BestAssociation;
import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The climbs of {@link GradientAscent} on one problem. Each BS's fractions of its budget are a SoftMax over the RBs
 * and, if allowed, over power left unspent; each UE's association is a SoftMax over the BSs.
 */
final class PowerAscent {

    /** Fractions of a start below this part of 1/R are raised to it: from 0 a SoftMax could not climb. */
    private static final double MIN_FRACTION = 1e-3;

    /** Power left unspent at the start. */
    private static final double FIRST_SLACK = 1e-3;

    /** Standard deviation of the logits of a random start: a few RBs of each BS stand out. */
    private static final double START_SPREAD = 1.5;

    /** Noise on the logits of a given start, so that equal RBs can part. */
    private static final double TIE_BREAK = 0.02;

    /** First and last learning rate of the logits, between which it falls as a cosine. */
    private static final double FIRST_RATE = 0.12;
    private static final double LAST_RATE = 0.005;

    /** Steps between two associations. */
    private static final int PERIOD = 20;

    private final Problem problem;
    private final Incumbent incumbent;
    private final boolean spendAll;
    private final SoftUtility objective;
    private final int sites;
    private final int blocks;
    private final int width; // logits of a BS: its RBs, and the unspent power

    private Allocation best;
    private double bestValue;
    private boolean asleep; // whether BSs that send nothing stay silent

    /** @param spendAll whether every BS spends its whole budget */
    PowerAscent(Problem problem, boolean spendAll, Incumbent incumbent) {
        this.problem = problem;
        this.incumbent = incumbent;
        this.spendAll = spendAll;
        objective = new SoftUtility(problem);
        sites = problem.sites();
        blocks = problem.blocks();
        width = blocks + (spendAll ? 0 : 1);
    }

    /**
     * Climbs from a given allocation, which is returned where nothing better was met. Where power has a price, BSs that
     * send nothing sleep on.
     */
    Allocation polish(Allocation start, int steps, RandomGenerator random) {
        return polish(start, steps, random, !spendAll && problem.isPowerPriced(start));
    }

    /** The same where BSs that send nothing sleep on, whatever power costs. Budgets need not be spent. */
    Allocation polishAwake(Allocation start, int steps, RandomGenerator random) {
        return polish(start, steps, random, true);
    }

    private Allocation polish(Allocation start, int steps, RandomGenerator random, boolean sleepOn) {
        startFrom(start);
        asleep = sleepOn;
        climb(logits(start.powerWatt(), random), start.association(), steps);
        return best;
    }

    /**
     * Climbs from random powers and the association that suits them; the baseline is returned where nothing better was
     * met.
     */
    Allocation fromRandom(int softSteps, int hardSteps, RandomGenerator random) {
        asleep = false;
        double[] z = new double[sites * width];
        for (int i = 0; i < z.length; i++) {
            z[i] = START_SPREAD * random.nextGaussian();
        }
        startFrom(Baseline.allocate(problem));
        climbSoft(z, softSteps);
        climb(z, BestAssociation.of(problem, power(z)), hardSteps);
        return best;
    }

    private void startFrom(Allocation start) {
        best = start;
        bestValue = problem.value(start);
        incumbent.offer(best, bestValue);
    }

    private void climbSoft(double[] z, int softSteps) {
        int[] covered = problem.covered();
        double[] y = firstAssociation(z, covered);
        AdamAscent byPower = new AdamAscent(z.length);
        AdamAscent byServing = new AdamAscent(y.length);
        double[] gradientY = new double[y.length];
        for (int step = 0; step < softSteps && incumbent.mayGoOn(); step++) {
            incumbent.step("gradient ascent");
            double[] association = softMax(y, sites);
            double[] fraction = softMax(z, width);
            objective.evaluate(rbs(fraction), association);
            double[] gradientZ = backward(fraction, objective.byFraction);
            chain(association, objective.byAssociation, gradientY, sites);
            byPower.ascend(z, gradientZ, rate(step, softSteps));
            byServing.ascend(y, gradientY, rate(step, softSteps));
        }
    }

    /**
     * Logits of the association: ln of the link rates at the start, so that each UE prefers its BSs as it would choose.
     */
    private double[] firstAssociation(double[] z, int[] covered) {
        double[] links = Rates.linkRates(problem.gains(), power(z), problem.radio());
        double[] y = new double[covered.length * sites];
        for (int i = 0; i < y.length; i++) {
            y[i] = 2 * Math.log(links[covered[i / sites] * sites + i % sites]);
        }
        return y;
    }

    /** Powers under a hard association, which is renewed every {@link #PERIOD} steps. */
    private void climb(double[] z, int[] first, int hardSteps) {
        int[] association = first;
        HardUtility hard = new HardUtility(problem, association);
        AdamAscent adam = new AdamAscent(z.length);
        for (int step = 1; step <= hardSteps && incumbent.mayGoOn(); step++) {
            incumbent.step("gradient ascent");
            double[] fraction = softMax(z, width);
            hard.evaluate(rbs(fraction));
            adam.ascend(z, backward(fraction, hard.byFraction), rate(step, hardSteps));
            if (step % PERIOD == 0 || step == hardSteps || !incumbent.mayGoOn()) {
                double[][] power = power(z);
                keep(association, power);
                int[] next = BestAssociation.of(problem, power);
                if (!Arrays.equals(next, association)) {
                    association = next;
                    hard = new HardUtility(problem, association);
                    keep(association, power);
                }
            }
        }
    }

    private void keep(int[] association, double[][] power) {
        Allocation met = Problem.silenced(new Allocation(association, power));
        double value = problem.value(met);
        if (value > bestValue) {
            best = met;
            bestValue = value;
            incumbent.offer(met, value);
        }
    }

    private static double rate(int step, int steps) {
        return LAST_RATE + (FIRST_RATE - LAST_RATE) * (1 + Math.cos(Math.PI * step / steps)) / 2;
    }

    private double[] logits(double[][] powerWatt, RandomGenerator random) {
        double[] z = new double[sites * width];
        for (int b = 0; b < sites; b++) {
            double spent = 0;
            for (int r = 0; r < blocks; r++) {
                double fraction = powerWatt[b][r] / problem.budgetWatt(b);
                spent += fraction;
                z[b * width + r] = Math.log(Math.max(fraction, MIN_FRACTION / blocks)) + TIE_BREAK
                        * random.nextGaussian();
            }
            if (!spendAll) {
                z[b * width + blocks] = Math.log(Math.max(1 - spent, FIRST_SLACK));
            }
            if (asleep && spent == 0) { // all of its budget is unspent
                Arrays.fill(z, b * width, b * width + blocks, Double.NEGATIVE_INFINITY);
            }
        }
        return z;
    }

    private double[][] power(double[] z) {
        double[] fraction = softMax(z, width);
        double[][] power = new double[sites][blocks];
        for (int b = 0; b < sites; b++) {
            for (int r = 0; r < blocks; r++) {
                power[b][r] = fraction[b * width + r] * problem.budgetWatt(b);
            }
        }
        return power;
    }

    private double[] rbs(double[] fraction) {
        if (spendAll) {
            return fraction;
        }
        double[] spent = new double[sites * blocks];
        for (int b = 0; b < sites; b++) {
            System.arraycopy(fraction, b * width, spent, b * blocks, blocks);
        }
        return spent;
    }

    /** Gradient of the logits of the powers. */
    private double[] backward(double[] fraction, double[] gradient) {
        double[] byFraction = new double[sites * width];
        for (int b = 0; b < sites; b++) {
            System.arraycopy(gradient, b * blocks, byFraction, b * width, blocks);
        }
        chain(fraction, byFraction, byFraction, width);
        return byFraction;
    }

    /** Through a SoftMax of rows: dz = p (g - sum p g). */
    private static void chain(double[] p, double[] g, double[] dz, int width) {
        for (int row = 0; row < p.length; row += width) {
            double mean = 0;
            for (int i = row; i < row + width; i++) {
                mean += p[i] * g[i];
            }
            for (int i = row; i < row + width; i++) {
                dz[i] = p[i] * (g[i] - mean);
            }
        }
    }

    static double[] softMax(double[] z, int width) {
        double[] p = new double[LinkKernel.padded(z.length)];
        for (int row = 0; row < z.length; row += width) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = row; i < row + width; i++) {
                largest = Math.max(largest, z[i]);
            }
            for (int i = row; i < row + width; i++) {
                p[i] = z[i] - largest;
            }
        }
        LinkKernel.fastest().exp(p, p, p.length);
        for (int row = 0; row < z.length; row += width) {
            double sum = 0;
            for (int i = row; i < row + width; i++) {
                sum += p[i];
            }
            for (int i = row; i < row + width; i++) {
                p[i] = z[i] == Double.NEGATIVE_INFINITY ? 0 : p[i] / sum;
            }
        }
        return Arrays.copyOf(p, z.length);
    }
}
