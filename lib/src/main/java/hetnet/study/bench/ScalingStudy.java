package hetnet.study.bench;

import com.sun.management.OperatingSystemMXBean;
import hetnet.channel.Gains;
import hetnet.channel.generators.SparseNetwork;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.radio.Allocation;
import hetnet.report.Tables;
import hetnet.report.figure.Figures;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** How the time and memory of a decision grow with the number of UEs, in a city that grows with them. */
public record ScalingStudy(ScalingConfig config, UnrolledModel model, PrintStream out) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double MIB = 1024 * 1024;
    /** Smaller networks pay for a constant part most of all. */
    private static final int FITTED_FROM = 10_000;

    /**
     * One decision.
     *
     * @param users            U
     * @param sites            B
     * @param inputSeconds     processor time of the drawing of links
     * @param seconds          wall-clock time of the decision
     * @param processorSeconds of all threads
     * @param heapMib          the most that the heap held, links included, MiB
     * @param residentMib      the most memory that the process has held so far, MiB; NaN where Linux does not say
     * @param baseline         mean ln R of the baseline, R in bit/s
     * @param decided          the same of the decision
     */
    public record Size(int users, int sites, double inputSeconds, double seconds, double processorSeconds,
            double heapMib, double residentMib, double baseline, double decided) {
    }

    /**
     * Measures, and writes {@code scaling.csv} and the figure {@code scaling_time}.
     *
     * @return the exponent of the processor time, fitted to the sizes from 10,000 UEs up where there are two,
     *         else to all
     */
    public double write(Path figures) {
        measure(ScalingConfig.USERS.get(0)); // warms up
        List<Size> sizes = new ArrayList<>();
        for (int users : ScalingConfig.USERS) {
            if (users <= config.largestUsers()) {
                Size size = measure(users);
                sizes.add(size);
                out.println("%,9d UEs, %3d BSs: %s s, of processors %s s, heap %.0f MiB, process %.0f MiB".formatted(
                        users, size.sites(), Tables.number(size.seconds()), Tables.number(size.processorSeconds()),
                        size.heapMib(), size.residentMib()));
            }
        }
        double exponent = exponent(sizes);
        Tables.writeCsv(table(sizes, exponent), figures.resolve("scaling.csv"), "settings: " + Settings.line(config));
        Figures.line("scaling_time").setAxes("UEs", "processor time (s)").optLogX().optLogY().optSize(820, 500)
                .addSeries("unrolled decision", sizes.stream().mapToDouble(Size::users).toArray(),
                        sizes.stream().mapToDouble(Size::processorSeconds).toArray()).build().save(figures);
        out.println("time grows with U to the power %.3f".formatted(exponent));
        return exponent;
    }

    private static double exponent(List<Size> sizes) {
        List<Size> large = sizes.stream().filter(size -> size.users() >= FITTED_FROM).toList();
        List<Size> fitted = large.size() < 2 ? sizes : large;
        return BenchResult.exponent(fitted.stream().mapToInt(Size::users).toArray(),
                fitted.stream().mapToDouble(Size::processorSeconds).toArray());
    }

    private Table table(List<Size> sizes, double exponent) {
        Tables.Rows rows = Tables.named("scaling", "ues", "sites", "links", "rbs", "input_s", "seconds", "cpu_s",
                "heap_mib", "process_mib", "mean_log_rate", "baseline_mean_log_rate", "exponent");
        for (Size s : sizes) {
            rows.row(s.users(), s.sites(), config.links(), config.blocks(), s.inputSeconds(), s.seconds(),
                    s.processorSeconds(), s.heapMib(), s.residentMib(), s.decided(), s.baseline(), exponent);
        }
        return rows.build();
    }

    /** Draws a city and decides on it. */
    public Size measure(int users) {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        int sites = config.sites(users);
        double begin = processorSeconds();
        Gains gains = new SparseNetwork(sites, users, config.links(), config.spacingM(), config.radio())
                .draw(Seeds.stream(config.seed(), "scaling"));
        Problem problem = new Problem(gains, config.radio(), 1);
        double drawn = processorSeconds();
        long clock = System.nanoTime();
        Allocation decided = problem.requireFeasible(model.allocate(problem, config.seed()));
        double seconds = (System.nanoTime() - clock) / 1e9;
        double done = processorSeconds();
        double heap = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MIB;
        return new Size(users, sites, drawn - begin, seconds, done - drawn, heap, residentMib(),
                problem.value(Baseline.allocate(problem)) / users, problem.value(decided) / users);
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static double processorSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static double residentMib() {
        if (!Files.exists(STATUS)) {
            return Double.NaN;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:")).map(line -> line.replaceAll("\\D", ""))
                    .mapToDouble(Double::parseDouble).findFirst().orElse(Double.NaN) / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
