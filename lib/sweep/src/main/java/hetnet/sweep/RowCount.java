package hetnet.sweep;

import hetnet.report.ConsoleProgress;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Rows that tasks have written, told as they end. */
final class RowCount extends SparkListener {

    private final int total;
    private final ConsoleProgress shown;
    private long rows;

    RowCount(long done, int total, ConsoleProgress shown) {
        this.rows = done;
        this.total = total;
        this.shown = shown;
        shown.step((int) done, total, "");
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.taskInfo().successful() && end.taskMetrics() != null) {
            rows += end.taskMetrics().outputMetrics().recordsWritten();
            shown.step((int) Math.min(rows, total), total, "");
        }
    }

    /** A job is done, whose last task may not have been told yet, or whose lost tasks were told twice. */
    synchronized void now(long made) {
        rows = made;
        shown.step((int) rows, total, "");
    }
}
