package hetnet.sweep;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Processor time of the tasks of each executor, told as they end. */
final class BusiestWorker extends SparkListener {

    private final Map<String, Long> nanos = new ConcurrentHashMap<>();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.taskMetrics() != null) {
            nanos.merge(end.taskInfo().executorId(), end.taskMetrics().executorCpuTime(), Long::sum);
        }
    }

    /** Of the executor that has the most since the last look, s. */
    double takeCpuSeconds() {
        double most = nanos.values().stream().mapToLong(Long::longValue).max().orElse(0) / 1e9;
        nanos.clear();
        return most;
    }
}
