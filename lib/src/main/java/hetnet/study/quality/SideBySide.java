package hetnet.study.quality;

import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.util.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures several layouts at once, each in a thread of its own. */
public final class SideBySide {

    private SideBySide() {
    }

    /**
     * What is measured on a layout.
     *
     * @param <T> of a result
     */
    @FunctionalInterface
    public interface Measurement<T> {

        /** @throws InterruptedException when the thread is interrupted */
        T of(Layout layout) throws InterruptedException;
    }

    /**
     * Results in the order of the layouts.
     *
     * @param <T>      of a result
     * @param parallel layouts that are measured side by side
     * @throws RuntimeException      what a measurement throws
     * @throws CancellationException when the thread is interrupted
     */
    public static <T> List<T> measure(List<Layout> layouts, int parallel, Measurement<T> measurement,
            ProgressListener progress) {
        ExecutorService pool = Executors.newFixedThreadPool(parallel);
        try {
            List<Future<T>> measured = layouts.stream().map(layout -> pool.submit(() -> measurement.of(layout)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> next : measured) {
                progress.step(results.size(), layouts.size(), layouts.get(results.size()).group());
                results.add(next.get());
            }
            progress.step(layouts.size(), layouts.size(), "");
            return results;
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the comparison was interrupted");
        } finally {
            pool.shutdownNow();
        }
    }

    /** What was thrown where the work was done. */
    public static RuntimeException unwrapped(ExecutionException e) {
        return e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
    }
}
