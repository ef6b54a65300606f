package hetnet.study.bench;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Fused products and sums that wait for nothing but the units that make them. */
final class FusedSums {

    private static final int CHAINS = 10; // enough to keep two units busy that answer after four or five cycles
    private static final int FLOPS = 2;   // a product and a sum
    private static final double FACTOR = 0.999;

    private FusedSums() {
    }

    /** Makes chains of so many. @return operations */
    static double run(int rounds) {
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        int lanes = vectors ? Lanes.run(rounds) : plain(rounds);
        return (double) rounds * CHAINS * FLOPS * lanes;
    }

    private static int plain(int rounds) {
        double x0 = 0;
        double x1 = 0;
        double x2 = 0;
        double x3 = 0;
        double x4 = 0;
        double x5 = 0;
        double x6 = 0;
        double x7 = 0;
        double x8 = 0;
        double x9 = 0;
        for (int i = 0; i < rounds; i++) {
            x0 = Math.fma(x0, FACTOR, 1);
            x1 = Math.fma(x1, FACTOR, 1);
            x2 = Math.fma(x2, FACTOR, 1);
            x3 = Math.fma(x3, FACTOR, 1);
            x4 = Math.fma(x4, FACTOR, 1);
            x5 = Math.fma(x5, FACTOR, 1);
            x6 = Math.fma(x6, FACTOR, 1);
            x7 = Math.fma(x7, FACTOR, 1);
            x8 = Math.fma(x8, FACTOR, 1);
            x9 = Math.fma(x9, FACTOR, 1);
        }
        return used(x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9, 1);
    }

    /** So that no compiler leaves out what nobody reads: the sums stay below 1 / (1 - FACTOR) each. */
    private static int used(double sum, int lanes) {
        if (!(sum < 1 / (1 - FACTOR) * CHAINS * lanes)) {
            throw new IllegalStateException("a sum of %s".formatted(sum));
        }
        return lanes;
    }

    /** In a class of its own, for a JVM without the module of vectors. */
    private static final class Lanes {
        private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

        static int run(int rounds) {
            double[] start = new double[CHAINS * DOUBLES.length()]; // a constant would be put into an object each time
            DoubleVector c = DoubleVector.broadcast(DOUBLES, FACTOR);
            DoubleVector d = DoubleVector.broadcast(DOUBLES, 1);
            DoubleVector x0 = DoubleVector.fromArray(DOUBLES, start, 0);
            DoubleVector x1 = DoubleVector.fromArray(DOUBLES, start, 0);
            DoubleVector x2 = DoubleVector.fromArray(DOUBLES, start, 0);
            DoubleVector x3 = DoubleVector.fromArray(DOUBLES, start, 0);
            DoubleVector x4 = DoubleVector.fromArray(DOUBLES, start, 0);
            DoubleVector x5 = DoubleVector.fromArray(DOUBLES, start, 0);
            DoubleVector x6 = DoubleVector.fromArray(DOUBLES, start, 0);
            DoubleVector x7 = DoubleVector.fromArray(DOUBLES, start, 0);
            DoubleVector x8 = DoubleVector.fromArray(DOUBLES, start, 0);
            DoubleVector x9 = DoubleVector.fromArray(DOUBLES, start, 0);
            for (int i = 0; i < rounds; i++) {
                x0 = x0.fma(c, d);
                x1 = x1.fma(c, d);
                x2 = x2.fma(c, d);
                x3 = x3.fma(c, d);
                x4 = x4.fma(c, d);
                x5 = x5.fma(c, d);
                x6 = x6.fma(c, d);
                x7 = x7.fma(c, d);
                x8 = x8.fma(c, d);
                x9 = x9.fma(c, d);
            }
            start = x0.add(x1).add(x2).add(x3).add(x4.add(x5).add(x6)).add(x7.add(x8).add(x9)).toArray();
            double sum = 0;
            for (double x : start) {
                sum += x;
            }
            return used(sum, DOUBLES.length());
        }
    }
}
