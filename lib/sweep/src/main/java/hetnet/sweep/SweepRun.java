package hetnet.sweep;

import hetnet.io.FolderLock;
import hetnet.report.ConsoleProgress;
import hetnet.study.sweep.Sweep;
import hetnet.study.sweep.SweepInputs;
import hetnet.study.sweep.SweepResults;
import hetnet.study.sweep.SweepSummary;
import hetnet.sweep.SweepMain.SweepFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/** Makes what is missing of a study, job by job, and then its results for people. */
final class SweepRun {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String LOCAL = "file";

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Sweep sweep;
    private final Path out;
    private final int batch;
    private final int seconds;
    private final PrintStream say;
    private final PrintStream err;

    /**
     * @param out     folder of all results
     * @param batch   rows of each job; 0 for as many as take some time
     * @param seconds that a job should take
     * @param say     for the result
     * @param err     for progress
     */
    SweepRun(SparkSession spark, Sweep sweep, Path out, int batch, int seconds, PrintStream say, PrintStream err) {
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.sweep = sweep;
        this.out = out;
        this.batch = batch;
        this.seconds = seconds;
        this.say = say;
        this.err = err;
    }

    /**
     * Does it.
     *
     * @param retry whether rows that failed are made again
     * @throws UncheckedIOException when the folder cannot be used, or another process works on the same study there
     * @throws SweepFailure         when a job failed; rows of the jobs before it are kept
     */
    void run(boolean retry) {
        RowStore store = new RowStore(spark, sweep, out);
        if (isLocal()) {
            java.nio.file.Path held = java.nio.file.Path.of(store.folder().toUri());
            FolderLock.holding(held, PATIENCE, () -> held(store, retry));
        } else {
            held(store, retry);
        }
    }

    private boolean isLocal() {
        return LOCAL.equals(out.toUri().getScheme());
    }

    private void held(RowStore store, boolean retry) {
        Instant start = Instant.now();
        store.tidy();
        if (retry) {
            dropFailed(store);
        }
        RowSet done = store.done();
        long kept = done.count();
        SweepSummary summary;
        try {
            make(store, done);
            summary = write(store, start, kept);
        } catch (Exception e) { // Scala throws what Java has not declared
            throw failure(e, store);
        }
        say.printf("%d rows, %d of them kept from before and %d failed, in %s%n", summary.rows(), kept,
                summary.failed(), new Path(out, sweep.id()));
        summary.reasons().forEach((reason, times) -> say.printf("  %d x %s%n", times, reason));
    }

    private void dropFailed(RowStore store) {
        try {
            context.sc().setJobDescription(sweep.name() + ": rows that failed");
            store.dropFailed();
        } catch (Exception e) { // Scala throws what Java has not declared
            throw failure(e, store);
        }
    }

    private SweepFailure failure(Exception e, RowStore store) {
        return e instanceof SweepFailure known ? known : new SweepFailure(("the study could not be ended: %s. Rows of "
                + "finished jobs are kept in %s: the same command goes on from there").formatted(
                SweepFailure.reason(e), store), e);
    }

    private void make(RowStore store, RowSet done) {
        int total = (int) sweep.keys().count();
        Broadcast<SweepInputs> inputs = context.broadcast(sweep.inputs());
        Broadcast<RowSet> present = context.broadcast(done);
        LongAccumulator nanos = spark.sparkContext().longAccumulator(SweepReport.DECIDING);
        SweepBatches batches = new SweepBatches(sweep.keys(), done, context.defaultParallelism(), batch, seconds);
        try (ConsoleProgress shown = new ConsoleProgress("sweep", err, System.console() != null)) {
            RowCount count = new RowCount(done.count(), total, shown);
            spark.sparkContext().addSparkListener(count);
            long made = done.count();
            for (List<RowRange> tasks = batches.next(); !tasks.isEmpty(); tasks = batches.next()) {
                long begun = System.nanoTime();
                long last = tasks.get(tasks.size() - 1).to();
                context.sc().setJobDescription("%s: rows %d to %d of %d".formatted(sweep.name(), tasks.get(0).from(),
                        last, total));
                store.append(context.parallelize(tasks, tasks.size()).mapPartitions(new RowTask(sweep.id(), inputs,
                        present, nanos)));
                batches.took((System.nanoTime() - begun) / 1e9);
                made += tasks.stream().mapToLong(batches::missing).sum();
                count.now(made);
                if (System.console() == null) { // whoever reads the log of a batch system sees a line for each job
                    err.printf("sweep: %d of %d rows%n", made, total);
                }
            }
            spark.sparkContext().removeSparkListener(count);
        }
        inputs.destroy();
        present.destroy();
    }

    /** On other file systems by way of a temporary folder. */
    private SweepSummary write(RowStore store, Instant start, long kept) {
        context.sc().setJobDescription(sweep.name() + ": " + SweepResults.ROWS);
        if (isLocal()) {
            return SweepResults.write(java.nio.file.Path.of(out.toUri()), sweep, store.inOrder(),
                    () -> run(start, kept));
        }
        try {
            java.nio.file.Path here = Files.createTempDirectory("hetnet-results-");
            SweepSummary summary = SweepResults.write(here, sweep, store.inOrder(), () -> run(start, kept));
            try (Stream<java.nio.file.Path> results = Files.list(here.resolve(sweep.id()))) {
                for (java.nio.file.Path file : results.toList()) {
                    Path target = new Path(out, sweep.id() + "/" + file.getFileName());
                    target.getFileSystem(spark.sparkContext().hadoopConfiguration()).copyFromLocalFile(true, true,
                            new Path(file.toUri()), target);
                }
            }
            Files.delete(here.resolve(sweep.id()));
            Files.delete(here);
            return summary;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the results to " + out + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Object> run(Instant start, long kept) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("spark", spark.version());
        run.put("master", spark.sparkContext().master());
        run.put("cores", context.defaultParallelism());
        run.put("started", start.truncatedTo(ChronoUnit.SECONDS).toString());
        run.put("seconds", Duration.between(start, Instant.now()).toMillis() / 1e3);
        run.put("kept", kept);
        return run;
    }
}
