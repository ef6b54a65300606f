package hetnet.sweep;

import hetnet.io.Folders;
import hetnet.io.ResultFolder;
import hetnet.report.Tables;
import hetnet.study.sweep.RowMaker;
import hetnet.study.sweep.Sweep;
import hetnet.study.sweep.SweepResults;
import hetnet.study.sweep.SweepRow;
import hetnet.sweep.SweepBenchConfig.Part;
import hetnet.sweep.SweepBenchTable.Cost;
import hetnet.sweep.SweepMain.SweepFailure;
import hetnet.util.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.SparkSession;
import tech.tablesaw.api.Table;

/**
 * The command behind {@code make bench-sweep}: what Spark costs beside the plain loop on two threads, what its driver
 * keeps in memory, and what a second worker gains. A study is made several times in the same processes, of which the
 * fastest counts: no start of a process is in it, and little of what its compilers do. Processor times are those of the
 * process; with workers, of the driver and the busiest worker. Writes {@code bench_sweep.csv} among the figures.
 */
public final class SweepBench {

    private static final int THREADS = 2;
    private static final int METHODS = 5;
    private static final int WARMING = 4;
    private static final String FILE = "bench_sweep.csv";
    private static final String LOOP = "plain loop, 2 threads";
    private static final String CORES = "spark.cores.max";
    private static final Map<String, String> CLUSTER = Map.of("spark.executor.memory", "600m", "spark.executor.cores",
            "1", "spark.driver.host", "127.0.0.1", "spark.driver.bindAddress", "127.0.0.1",
            "spark.scheduler.minRegisteredResourcesRatio", "1.0",
            "spark.scheduler.maxRegisteredResourcesWaitingTime", "600s");
    private static final PrintStream NOBODY = new PrintStream(OutputStream.nullOutputStream(), false,
            StandardCharsets.UTF_8);

    private final SweepBenchConfig config;
    private final Path home;
    private final Path folder;
    private final SweepBenchTable table;
    private int runs;

    private SweepBench(SweepBenchConfig config, Path home, Path folder) {
        this.config = config;
        this.home = home;
        this.folder = folder;
        table = new SweepBenchTable(config);
    }

    /** @param arguments KEY=value, with a field of {@link SweepBenchConfig} */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> changes = new LinkedHashMap<>();
        Arrays.stream(arguments).map(argument -> argument.split("=", 2)).forEach(parts ->
                changes.put(parts[0], parts.length == 2 ? parts[1] : ""));
        try {
            Folders kit = Folders.here();
            SweepBenchConfig config = Settings.override(SweepBenchConfig.standard(), changes);
            ResultFolder figures = new ResultFolder(kit.figures());
            Path folder = Files.createTempDirectory("hetnet-bench-sweep-");
            try {
                SweepBench bench = new SweepBench(config, kit.home(), folder);
                bench.run();
                Table made = bench.table.withEarlier(kit.figures().resolve(FILE));
                figures.write(Map.of(FILE, file -> Tables.writeCsv(made, file)));
                System.out.println(made.printAll().stripTrailing());
            } finally {
                StudyCopy.delete(folder);
            }
            System.exit(0);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println("hetnet-lab: " + e.getMessage());
            System.exit(SweepMain.REFUSED);
        } catch (SweepFailure e) {
            System.err.println("hetnet-lab: " + e.getMessage());
            System.exit(SweepMain.FAILED);
        }
    }

    private void run() throws IOException {
        Sweep timed = study("timed", config.decisions() / METHODS);
        Sweep warm = study("warm", Math.max(1, config.decisions() / METHODS / 20));
        if (config.has(Part.THROUGHPUT)) {
            try (SparkSession spark = SweepSession.open(timed, folder.toString(), "local[%d]".formatted(THREADS))) {
                throughput(spark, warm, timed);
            }
        }
        if (config.has(Part.MEMORY) || config.has(Part.WORKERS)) {
            CLUSTER.forEach(System::setProperty);
            try (LocalCluster cluster = new LocalCluster(home, folder)) {
                cluster.worker();
                cluster.worker();
                if (config.has(Part.MEMORY)) {
                    memory(cluster);
                }
                if (config.has(Part.WORKERS)) {
                    workers(cluster, timed);
                }
            }
        }
    }

    /** Five methods, from microseconds to milliseconds a decision. */
    private Sweep study(String name, int layouts) {
        return read("""
                study: %s
                layouts: %d
                networks:
                  dense: {generator: random, users: 40, blocks: 5, sideM: [100, 400]}
                methods:
                  baseline: {}
                  static_reuse: {}
                  wmmse: {restarts: 1}
                  reuse_optimum: {}
                  hetgnn_unrolled: {perturbations: 0}
                """.formatted(name, layouts));
    }

    private Sweep read(String text) {
        try {
            return Sweep.read(Files.writeString(folder.resolve("spec.yaml"), text), home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In turns, so that both see the machine as it is. */
    private void throughput(SparkSession spark, Sweep warm, Sweep timed) {
        loop(warm);
        for (int i = 0; i < WARMING; i++) { // a run of Spark is mostly code that is asked for a few times
            spark(spark, warm);
        }
        Cost loop = Cost.NEVER;
        Cost shared = Cost.NEVER;
        for (int round = 0; round < config.rounds(); round++) {
            loop = loop.orLess(loop(timed));
            shared = shared.orLess(spark(spark, timed));
        }
        table.add(Part.THROUGHPUT, LOOP, timed.keys(), loop);
        table.add(Part.THROUGHPUT, "Spark, local[2]", timed.keys(), shared, LOOP, loop);
    }

    /** Of this process, which drives two workers that are others. */
    private void memory(LocalCluster cluster) throws IOException {
        System.setProperty(CORES, "2");
        Sweep few = cheap(1000);
        try (SparkSession spark = SweepSession.open(few, folder.toString(), cluster.master())) {
            for (int i = 0; i < WARMING; i++) {
                spark(spark, few);
            }
            for (int keys = 1000; keys <= config.keys(); keys *= 10) {
                Sweep sweep = cheap(keys);
                try (LiveHeap heap = new LiveHeap()) {
                    Cost cost = spark(spark, sweep);
                    table.add(Part.MEMORY, "Spark, two workers, cheap rows", sweep.keys(), cost, heap.mostMib());
                }
            }
        }
    }

    private Sweep cheap(int keys) {
        return read("""
                study: cheap
                layouts: %d
                networks: {a: {generator: random, users: 5, blocks: 1, sites: 1}}
                methods: [baseline]
                metrics: [sum_rate_bps, mean_log_rate]
                """.formatted(keys));
    }

    /** Of executors that have compiled what they run: they are new with each session, and their first studies slow. */
    private void workers(LocalCluster cluster, Sweep timed) throws IOException {
        String one = "Spark, one worker of one core";
        Cost alone = workers(cluster, 1, timed);
        table.add(Part.WORKERS, one, timed.keys(), alone);
        table.add(Part.WORKERS, "Spark, two workers of one core", timed.keys(), workers(cluster, 2, timed), one, alone);
    }

    private Cost workers(LocalCluster cluster, int workers, Sweep timed) throws IOException {
        System.setProperty(CORES, Integer.toString(workers));
        try (SparkSession spark = SweepSession.open(timed, folder.toString(), cluster.master())) {
            BusiestWorker busiest = new BusiestWorker();
            spark.sparkContext().addSparkListener(busiest);
            Cost best = Cost.NEVER;
            for (int round = 0; round < config.rounds(); round++) {
                best = best.orLess(spark(spark, timed).and(busiest.takeCpuSeconds()));
            }
            return best;
        }
    }

    /** Until its results are written. */
    private Cost spark(SparkSession spark, Sweep sweep) {
        Cost start = Cost.now();
        new SweepRun(spark, sweep, SweepSession.folder(next()), 0, SweepMain.JOB_SECONDS, NOBODY, NOBODY).run(false);
        return Cost.now().less(start);
    }

    /** Until its results are written; each thread takes one network after the other. */
    private Cost loop(Sweep sweep) {
        Cost start = Cost.now();
        SweepRow[] rows = new SweepRow[(int) sweep.keys().count()];
        AtomicLong next = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            threads.add(new Thread(() -> {
                RowMaker maker = sweep.open();
                for (long from = take(sweep, next); from < rows.length; from = take(sweep, next)) {
                    for (long index = from; index < sweep.keys().endOfNetwork(from); index++) {
                        rows[(int) index] = sweep.row(maker, index);
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        threads.forEach(SweepBench::join);
        SweepResults.write(Path.of(next()), sweep, Arrays.asList(rows).iterator(), Map::of);
        return Cost.now().less(start);
    }

    private static long take(Sweep sweep, AtomicLong next) {
        return next.getAndUpdate(index -> index < sweep.keys().count() ? sweep.keys().endOfNetwork(index) : index);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A folder of results that nobody has used. */
    private String next() {
        return folder.resolve("run-" + runs++).toString();
    }
}
