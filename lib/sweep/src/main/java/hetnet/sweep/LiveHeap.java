package hetnet.sweep;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The most that is alive on the heap of this process while it is watched: a full collection every second tells. */
final class LiveHeap implements AutoCloseable {

    private static final double MIB = 1 << 20;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private long most;

    LiveHeap() {
        clock.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    private synchronized void look() {
        System.gc();
        most = Math.max(most, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** So far, and now, in MiB. */
    double mostMib() {
        look();
        synchronized (this) {
            return most / MIB;
        }
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
