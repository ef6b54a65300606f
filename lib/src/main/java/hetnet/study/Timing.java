package hetnet.study;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** Wall-clock times of decisions. They differ from run to run, so that they are kept apart from the results. */
public final class Timing {

    private Timing() {
    }

    /**
     * Processor time that this process has used so far, seconds summed over all cores: what other programs take does
     * not count.
     */
    public static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** Processor time that this thread has used so far, seconds: neither other threads nor other programs count. */
    public static double threadSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /**
     * The median time of several runs after one that is not counted.
     *
     * @param runs counted runs, 1 or more
     * @return seconds
     */
    public static double medianSeconds(int runs, Supplier<?> work) {
        work.get();
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            work.get();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        return new Median().evaluate(seconds);
    }
}
