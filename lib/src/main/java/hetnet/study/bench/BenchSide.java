package hetnet.study.bench;

import java.util.function.Function;
import java.util.function.Supplier;

/** One of two that do the same work: the kit, or a peer. */
public interface BenchSide {

    /** Nobody: a measurement without a peer. */
    BenchSide NOBODY = new BenchSide() {
        @Override
        public double run() {
            return Double.NaN;
        }

        @Override
        public double[] numbers() {
            return new double[0];
        }
    };

    /**
     * Does the work once.
     *
     * @return seconds
     */
    double run();

    /** What the last run gave, as numbers of order one where their size allows it. */
    double[] numbers();

    /** Work in this process. */
    static <T> BenchSide of(Supplier<T> work, Function<T, double[]> numbers) {
        return new BenchSide() {
            private T last;

            @Override
            public double run() {
                last = null;
                long start = System.nanoTime();
                last = work.get();
                return (System.nanoTime() - start) / 1e9;
            }

            @Override
            public double[] numbers() {
                return numbers.apply(last);
            }
        };
    }
}
