package hetnet.study.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;

/**
 * What some threads of this machine do at most, measured: nothing that they work on can take less time than its
 * operations and its bytes do at these speeds.
 *
 * @param threads         how many
 * @param flopsPerSecond  products and sums of numbers of 64 bits, 1/s; twice as many of 32 bits
 * @param bytesPerSecond  read and written, from and to memory beyond all caches, byte/s
 */
public record MachinePeak(int threads, double flopsPerSecond, double bytesPerSecond) {

    private static final int TURNS = 9; // the best counts: nothing but other work makes one worse
    private static final int FLOP_ROUNDS = 2_000_000;
    private static final int COPIED = 1 << 23; // numbers: more than caches hold
    private static final double NANO = 1e-9;

    /** Measures, for less than a second where nothing else runs. @throws IllegalStateException when interrupted */
    public static MachinePeak measure(int threads) {
        List<DoubleSupplier> flops = new ArrayList<>();
        List<DoubleSupplier> bytes = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            flops.add(() -> FusedSums.run(FLOP_ROUNDS));
            double[] from = new double[COPIED / threads];
            double[] to = new double[from.length];
            bytes.add(() -> {
                System.arraycopy(from, 0, to, 0, from.length);
                return 2.0 * Double.BYTES * from.length;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            return new MachinePeak(threads, best(pool, flops), best(pool, bytes));
        } finally {
            pool.shutdown();
        }
    }

    /** @param work of each thread, which says how much it was @return of all of them in a second, at best */
    private static double best(ExecutorService pool, List<DoubleSupplier> work) {
        List<Callable<Double>> tasks = work.stream().map(one -> (Callable<Double>) one::getAsDouble).toList();
        double best = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            long start = System.nanoTime();
            double done = 0;
            try {
                for (Future<Double> one : pool.invokeAll(tasks)) {
                    done += one.get();
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException("the speed of the machine was not measured: " + e.getMessage(), e);
            }
            best = Math.max(best, done / ((System.nanoTime() - start) * NANO));
        }
        return best;
    }
}
