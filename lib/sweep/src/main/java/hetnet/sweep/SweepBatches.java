package hetnet.sweep;

import hetnet.study.sweep.SweepKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what is missing of a study into jobs and their tasks. A job ends with a commit, so that it should be short
 * enough to lose and long enough to pay: it grows until it takes about a minute. Its tasks get smaller towards its end,
 * so that all cores end together. Rows of one network stay in one task.
 */
final class SweepBatches {

    private static final int FIRST = 64;   // rows for each core, before anything is known
    private static final int GROWTH = 16;  // from job to job, at most
    private static final int SMALLEST = 64; // parts of a job for each core, of which no task has less than one
    private static final double TASK_SECONDS = 0.25; // of the smallest, where that is more: a task costs hundredths

    private final SweepKeys keys;
    private final RowSet done;
    private final int cores;
    private final int fixed;
    private final double seconds;
    private long next;
    private long size;
    private long least = 1; // rows of a task

    /**
     * @param done    indices of rows that are there
     * @param cores   tasks that run side by side
     * @param fixed   rows of each job; 0 for as many as take some time
     * @param seconds that a job should take
     */
    SweepBatches(SweepKeys keys, RowSet done, int cores, int fixed, double seconds) {
        this.keys = keys;
        this.done = done;
        this.cores = cores;
        this.fixed = fixed;
        this.seconds = seconds;
        size = fixed > 0 ? fixed : (long) FIRST * cores;
    }

    /** Learns what the last job took. */
    void took(double lasted) {
        double rate = size / Math.max(lasted, 1e-3);
        least = Math.max(1, (long) (rate / cores * TASK_SECONDS));
        if (fixed == 0) {
            size = (long) Math.max(cores, Math.min((double) GROWTH * size, rate * seconds));
        }
    }

    /** The tasks of the next job; empty when nothing is missing any more. */
    List<RowRange> next() {
        List<RowRange> tasks = new ArrayList<>();
        long left = Math.min(size, missing(new RowRange(next, keys.count())));
        long smallest = Math.max(least, left / SMALLEST / cores);
        while (left > 0 && next < keys.count()) {
            RowRange task = task(Math.min(left, Math.max(smallest, left / (2L * cores))));
            if (task == null) {
                break;
            }
            left -= missing(task);
            tasks.add(task);
        }
        return tasks;
    }

    /** Whole networks until so many rows are missing, or all; null where none is. */
    private RowRange task(long rows) {
        next = Math.min(keys.count(), done.nextMissing(next));
        if (next == keys.count()) {
            return null;
        }
        long from = next;
        long count = 0;
        while (count < rows && next < keys.count()) {
            long end = keys.endOfNetwork(next);
            count += missing(new RowRange(next, end));
            next = end;
        }
        return new RowRange(from, next);
    }

    /** Rows of a range that are not there. */
    long missing(RowRange range) {
        return range.to() - range.from() - done.count(range);
    }
}
