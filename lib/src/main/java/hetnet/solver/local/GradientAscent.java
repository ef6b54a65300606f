package hetnet.solver.local;

import hetnet.radio.Allocation;
import hetnet.radio.Rates;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.association.BestAssociation;
import hetnet.util.Require;
import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Gradient ascent of the exact utility ({@link SoftUtility}). Each BS's fractions of its budget are a SoftMax over the RBs and, if
 * allowed, over power left unspent; each UE's association is a SoftMax over the BSs. From a random start both climb together; then
 * the association is made hard, the best for the powers, and only the powers climb, with a new association every few steps.
 * The best allocation met is the answer, so that polishing never loses.
 */
public final class GradientAscent {

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
    private final boolean spendAll;
    private final int softSteps;
    private final int hardSteps;
    private final SoftUtility objective;
    private final int sites;
    private final int blocks;
    private final int width; // logits of a BS: its RBs, and the unspent power

    private Allocation best;
    private double bestValue;

    private GradientAscent(Builder builder) {
        problem = builder.problem;
        spendAll = builder.spendAll;
        softSteps = builder.softSteps;
        hardSteps = builder.hardSteps;
        objective = new SoftUtility(problem);
        sites = problem.sites();
        blocks = problem.blocks();
        width = blocks + (spendAll ? 0 : 1);
    }

    /** Its settings, at first the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Climbs from a given allocation, which is returned where nothing better was met. */
    public Allocation polish(Allocation start, RandomGenerator random) {
        best = start;
        bestValue = problem.value(start);
        climb(logits(start.powerWatt(), random), start.association());
        return best;
    }

    /** Climbs from random powers and the association that suits them. */
    public Allocation solve(RandomGenerator random) {
        double[] z = new double[sites * width];
        for (int i = 0; i < z.length; i++) {
            z[i] = START_SPREAD * random.nextGaussian();
        }
        best = Baseline.allocate(problem.gains(), problem.radio());
        bestValue = problem.value(best);
        climbSoft(z);
        climb(z, BestAssociation.of(problem, power(z)));
        return best;
    }

    private void climbSoft(double[] z) {
        int[] covered = problem.covered();
        double[] y = firstAssociation(z, covered);
        AdamAscent byPower = new AdamAscent(z.length);
        AdamAscent byServing = new AdamAscent(y.length);
        double[] gradientY = new double[y.length];
        for (int step = 0; step < softSteps; step++) {
            SolveContext.stopIfInterrupted("gradient ascent");
            double[] association = softMax(y, sites);
            double[] fraction = softMax(z, width);
            objective.evaluate(rbs(fraction), association);
            double[] gradientZ = backward(fraction);
            chain(association, objective.byAssociation, gradientY, sites);
            byPower.ascend(z, gradientZ, rate(step, softSteps));
            byServing.ascend(y, gradientY, rate(step, softSteps));
        }
    }

    /** Logits of the association: ln of the link rates at the start, so that each UE prefers its BSs as it would choose. */
    private double[] firstAssociation(double[] z, int[] covered) {
        double[] links = Rates.linkRates(problem.gains(), power(z), problem.radio());
        double[] y = new double[covered.length * sites];
        for (int i = 0; i < y.length; i++) {
            y[i] = 2 * Math.log(links[covered[i / sites] * sites + i % sites]);
        }
        return y;
    }

    /** Powers under a hard association, which is renewed every {@link #PERIOD} steps. */
    private void climb(double[] z, int[] first) {
        int[] association = first;
        double[] oneHot = oneHot(association);
        AdamAscent adam = new AdamAscent(z.length);
        for (int step = 1; step <= hardSteps; step++) {
            SolveContext.stopIfInterrupted("gradient ascent");
            double[] fraction = softMax(z, width);
            objective.evaluate(rbs(fraction), oneHot);
            adam.ascend(z, backward(fraction), rate(step, hardSteps));
            if (step % PERIOD == 0 || step == hardSteps) {
                double[][] power = power(z);
                keep(association, power);
                int[] next = BestAssociation.of(problem, power);
                if (!Arrays.equals(next, association)) {
                    association = next;
                    oneHot = oneHot(association);
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
        }
    }

    private static double rate(int step, int steps) {
        return LAST_RATE + (FIRST_RATE - LAST_RATE) * (1 + Math.cos(Math.PI * step / steps)) / 2;
    }

    private double[] logits(double[][] powerWatt, RandomGenerator random) {
        double[] z = new double[sites * width];
        double budget = problem.radio().budgetWatt();
        for (int b = 0; b < sites; b++) {
            double spent = 0;
            for (int r = 0; r < blocks; r++) {
                double fraction = powerWatt[b][r] / budget;
                spent += fraction;
                z[b * width + r] = Math.log(Math.max(fraction, MIN_FRACTION / blocks)) + TIE_BREAK * random.nextGaussian();
            }
            if (!spendAll) {
                z[b * width + blocks] = Math.log(Math.max(1 - spent, FIRST_SLACK));
            }
        }
        return z;
    }

    private double[][] power(double[] z) {
        double[] fraction = softMax(z, width);
        double[][] power = new double[sites][blocks];
        for (int b = 0; b < sites; b++) {
            for (int r = 0; r < blocks; r++) {
                power[b][r] = fraction[b * width + r] * problem.radio().budgetWatt();
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
    private double[] backward(double[] fraction) {
        double[] byFraction = new double[sites * width];
        for (int b = 0; b < sites; b++) {
            System.arraycopy(objective.byFraction, b * blocks, byFraction, b * width, blocks);
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

    public static double[] softMax(double[] z, int width) {
        double[] p = new double[z.length];
        for (int row = 0; row < z.length; row += width) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = row; i < row + width; i++) {
                largest = Math.max(largest, z[i]);
            }
            double sum = 0;
            for (int i = row; i < row + width; i++) {
                p[i] = Math.exp(z[i] - largest);
                sum += p[i];
            }
            for (int i = row; i < row + width; i++) {
                p[i] /= sum;
            }
        }
        return p;
    }

    private double[] oneHot(int[] association) {
        int[] covered = problem.covered();
        double[] hot = new double[covered.length * sites];
        for (int i = 0; i < covered.length; i++) {
            hot[i * sites + association[covered[i]]] = 1;
        }
        return hot;
    }

    /** Settings of {@link GradientAscent}. */
    public static final class Builder {
        private Problem problem;
        private boolean spendAll;
        private int softSteps = 100;
        private int hardSteps = 200;

        private Builder() {
        }

        /** What to solve: required. */
        public Builder setInstance(Problem problem) {
            this.problem = problem;
            return this;
        }

        /** Whether every BS spends its whole budget; default false, at most the budget of Eq. (7). */
        public Builder optSpendAll(boolean spendAll) {
            this.spendAll = spendAll;
            return this;
        }

        /** Steps of powers and soft association together from a random start, 0 to 100,000; default 100. */
        public Builder optSoftSteps(int softSteps) {
            this.softSteps = softSteps;
            return this;
        }

        /** Steps of the powers under a hard association, 0 to 100,000; default 200. */
        public Builder optHardSteps(int hardSteps) {
            this.hardSteps = hardSteps;
            return this;
        }

        /**
         * @throws IllegalStateException    when the problem was not set
         * @throws IllegalArgumentException when a setting is out of range
         */
        public GradientAscent build() {
            if (problem == null) {
                throw new IllegalStateException("GradientAscent needs setInstance(...)");
            }
            Require.inRange("softSteps", softSteps, 0, 100_000, "");
            Require.inRange("hardSteps", hardSteps, 0, 100_000, "");
            return new GradientAscent(this);
        }
    }
}
