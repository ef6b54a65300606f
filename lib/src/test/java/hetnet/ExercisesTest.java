package hetnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import hetnet.channel.Snapshot;
import hetnet.channel.generators.NetworkSetting;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.channel.generators.TieredNetwork;
import hetnet.channel.generators.TinyNetwork;
import hetnet.channel.pathloss.PathLosses;
import hetnet.graph.HeteroGraph;
import hetnet.graph.Split;
import hetnet.model.engine.DecisionSteps;
import hetnet.model.hetgnn.HetGnnArchitecture;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.nn.DeviceChoice;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Sinr;
import hetnet.report.Interval;
import hetnet.report.SampleSize;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.exact.Exhaustive;
import hetnet.solver.portfolio.Solvers;
import hetnet.solver.reuse.ReusePatterns;
import hetnet.solver.reuse.StaticReuse;
import hetnet.solver.wmmse.PowerBudget;
import hetnet.solver.wmmse.Wmmse;
import hetnet.train.LossProbe;
import hetnet.train.imitation.ImitationTask;
import hetnet.train.imitation.LabelledGraph;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.ProgressListener;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers in the solutions of the notebooks' exercises are those that come out. */
class ExercisesTest {

    private static final Path NOTEBOOKS = Path.of("notebooks");
    private static final String SOLUTION = "<details><summary>Solution</summary>";
    private static final long SEED = 1;
    private static final int[] STRONGEST = {0, 0, 1};

    private final Problem tiny = new Problem(TinyNetwork.snapshot(), TinyNetwork.radio(), 1);
    private final UnrolledModel network = UnrolledModel.load(Path.of("data/unrolled.bin"));

    @Test
    void everyNotebookEndsWithTwoExercisesOrMore() throws IOException {
        List<String> few = new ArrayList<>();
        try (var files = Files.list(NOTEBOOKS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList()) {
                if (solutions(file).size() < 2) {
                    few.add(file.getFileName().toString());
                }
            }
        }
        assertEquals(List.of(), few);
    }

    @Test
    void theTourWithFiveUsers() throws IOException {
        Problem street = new Problem(Settings.override(ScenarioConfig.paper(), Map.of("users", "5", "seed", "" + SEED))
                .snapshot(sites(), RadioConfig.paper()), RadioConfig.paper(), 1);
        double[] mean = new double[3];
        int m = 0;
        for (Solver solver : List.of(new Baseline(), new StaticReuse(), Wmmse.builder().optIterations(100).build())) {
            mean[m++] = street.value(solver.solve(street, SolveContext.of(SEED)).allocation()) / 5;
        }
        says("00_tour", 1, "%.3f for the baseline", mean[0]);
        says("00_tour", 1, "%.3f for static reuse", mean[1]);
        says("00_tour", 1, "%.3f for WMMSE", mean[2]);
        says("00_tour", 1, "= %.1f$ and", Math.exp(mean[1] - mean[0]));
        says("00_tour", 1, "= %.1f$. With", Math.exp(mean[2] - mean[0]));
    }

    @Test
    void theStreetWithoutShadowsAndWithLessPower() throws IOException {
        ScenarioConfig paper = ScenarioConfig.paper();
        says("01_scenario", 1, "For %.1f %%", 100 * nearest(paper.withShadowingDb(0)));
        says("01_scenario", 1, "(%.1f %% with", 100 * nearest(paper));
        says("01_scenario", 1, "it is %.1f %%", 100 * nearest(paper.withShadowingDb(0).withPathLoss(PathLosses.EQ3)));

        RadioConfig radio = RadioConfig.paper();
        says("01_scenario", 2, "from %.1f to", snrDb(radio));
        says("01_scenario", 2, "to %.1f dB, and the SINR", snrDb(radio.withBudgetDbm(36)));
        says("01_scenario", 2, "stays at %.2f dB", sinrDb(paper, radio)[0]);
        says("01_scenario", 2, "stays at %.2f dB", sinrDb(paper, radio.withBudgetDbm(36))[0]);
        says("01_scenario", 2, "the SNR is %.1f dB", snrDb(radio.withBudgetDbm(0)));
        says("01_scenario", 2, "the SINR %.2f dB", sinrDb(paper, radio.withBudgetDbm(0))[0]);

        double[] inSight = sinrDb(paper.withPathLoss(PathLosses.EQ3), radio);
        says("01_scenario", 3, "to %.2f dB, and", inSight[0]);
        says("01_scenario", 3, "and %.1f %% of the UEs", 100 * inSight[1]);
        says("01_scenario", 3, "(%.1f %% before)", 100 * sinrDb(paper, radio)[1]);
    }

    private static Sites sites() {
        return Layouts.read(Path.of("data/o1-five-sites.csv"));
    }

    private static double nearest(ScenarioConfig scenario) {
        Snapshot street = scenario.snapshot(sites(), RadioConfig.paper());
        int[] strongest = Baseline.strongest(street.channel().gains());
        var distanceM = street.channel().distanceM();
        return IntStream.range(0, strongest.length).filter(u -> IntStream.range(0, 5).allMatch(b ->
                distanceM.getDouble(u, b) >= distanceM.getDouble(u, strongest[u]))).count() / (double) strongest.length;
    }

    private static double snrDb(RadioConfig radio) {
        Problem street = new Problem(ScenarioConfig.paper().snapshot(sites(), radio), radio, 1);
        int[] strongest = Baseline.strongest(street);
        double each = Math.pow(10, radio.budgetDbm() / 10) / 1000 / radio.blocks();
        return Metrics.percentile(IntStream.range(0, strongest.length).mapToDouble(u ->
                10 * Math.log10(street.gains().at(u, strongest[u], 0) * each / radio.noiseWatt())).toArray(), 50);
    }

    /** The median, and the share of UEs below 0 dB. */
    private static double[] sinrDb(ScenarioConfig scenario, RadioConfig radio) {
        Problem street = new Problem(scenario.snapshot(sites(), radio), radio, 1);
        double[] db = Arrays.stream(Sinr.of(street.gains(), Baseline.allocate(street), radio))
                .mapToDouble(row -> 10 * Math.log10(row[0])).toArray();
        return new double[] {Metrics.percentile(db, 50), Arrays.stream(db).filter(x -> x < 0).count()
                / (double) db.length};
    }

    @Test
    void wmmseOnTheSmallNetwork() throws IOException {
        Wmmse.Result equal = Wmmse.builder().optIterations(20).build().solve(tiny, STRONGEST,
                new double[][] {{1, 1}, {1, 1}}, ProgressListener.NONE);
        says("02_teacher", 1, "down to %.3f W", equal.powerWatt()[1][0]);
        assertEquals(equal.powerWatt()[1][0], equal.powerWatt()[1][1]);
        assertEquals(List.of(1.0, 1.0), Arrays.stream(equal.powerWatt()[0]).boxed().toList());
        says("02_teacher", 1, "ends at %.4f", equal.objective()[20]);
        double[][] start = {{1, 0.25}, {0.25, 1}};
        says("02_teacher", 1, "more* than the %.4f", Wmmse.builder().optIterations(20).build().solve(tiny, STRONGEST,
                start, ProgressListener.NONE).objective()[20]);

        says("02_teacher", 2, "rises to %.4f", joint(20, start).objective()[20]);
        Wmmse.Result late = joint(200, start);
        says("02_teacher", 2, "200 iterations to %.4f", late.objective()[200]);
        says("02_teacher", 2, "sends %.3f W on RB 2", late.powerWatt()[1][1]);
        says("02_teacher", 2, "and %.3f W on RB 1", late.powerWatt()[1][0]);
        says("02_teacher", 2, "BS 1 %.3f W on RB 1", late.powerWatt()[0][0]);
        says("02_teacher", 2, "and %.3f W on RB 2", late.powerWatt()[0][1]);

        Allocation best = new Exhaustive().solve(tiny, SolveContext.of(SEED)).allocation();
        double[] rates = tiny.rates(best);
        says("02_teacher", 3, "rates %.0f, ", rates[0] / 1e6);
        says("02_teacher", 3, "%.0f and ", rates[1] / 1e6);
        says("02_teacher", 3, "and %.0f Mbit/s", rates[2] / 1e6);
        says("02_teacher", 3, "%.4f for the sum", tiny.value(best));
    }

    private Wmmse.Result joint(int iterations, double[][] start) {
        return Wmmse.builder().optIterations(iterations).optBudget(PowerBudget.JOINT).build().solve(tiny, STRONGEST,
                start, ProgressListener.NONE);
    }

    @Test
    void theLossOnTheSmallNetwork() throws IOException {
        try (LossProbe first = new LossProbe(lesson(STRONGEST, 3, 1));
                LossProbe other = new LossProbe(lesson(new int[] {0, 1, 1}, 3, 1))) {
            says("03_training", 2, "from %.4f to", first.terms().get("distillation"));
            says("03_training", 2, "to %.4f, for", other.terms().get("distillation"));
            assertEquals(first.terms().get("association"), other.terms().get("association"), 1e-6);
            float[] slopes = first.gradient().get("power.out.bias");
            assertEquals(0, slopes[0] + slopes[1], 1e-6);
            says("03_training", 3, "falls from %.4f", first.terms().get("power"));
        }
        Map<String, Double> three = taught(3, 1);
        says("03_training", 3, "to %.4f, but", three.get("power"));
        says("03_training", 3, "stays at %.4f", three.get("association"));
        says("03_training", 3, "down to %.4f", taught(8, 1).get("association"));
        says("03_training", 3, "3)`: %.4f)", taught(3, 3).get("association"));
    }

    private static ImitationTask lesson(int[] association, int hidden, long seed) {
        Snapshot small = TinyNetwork.snapshot();
        HeteroGraph graph = HeteroGraph.of(small.sites(), small.users(), small.channel(), TinyNetwork.radio());
        LabelledGraph example = LabelledGraph.of(graph, new Problem(small, TinyNetwork.radio(), 1),
                new Split(new int[] {0, 1, 2}, new int[0]),
                new Allocation(association, new double[][] {{1.5, 0.5}, {0.25, 1.75}}));
        return new ImitationTask(example, TrainConfig.paper().withDevice(DeviceChoice.CPU)
                .withArchitecture(HetGnnArchitecture.paper().withHidden(hidden)).withSeed(seed));
    }

    private static Map<String, Double> taught(int hidden, long seed) {
        try (LossProbe probe = new LossProbe(lesson(STRONGEST, hidden, seed))) {
            for (int step = 0; step < 300; step++) {
                probe.descend(probe.gradient(), 0.03);
            }
            return probe.terms();
        }
    }

    @Test
    void theCity() throws IOException {
        Snapshot city = ScenarioFolder.read(Path.of("data/etoile"), RadioConfig.paper());
        int[] paths = IntStream.range(0, city.users().count()).map(u -> (int) IntStream.range(0, 5)
                .filter(b -> city.channel().gains().mean(u, b) > 0).count()).toArray();
        says("06_own_data", 1, "%,.0f to all five", (double) Arrays.stream(paths).filter(n -> n == 5).count());
        says("06_own_data", 1, "%.0f to one", (double) Arrays.stream(paths).filter(n -> n == 1).count());
        says("06_own_data", 1, "%.0f to none", (double) Arrays.stream(paths).filter(n -> n == 0).count());
        double full = sumRate(46);
        double tenth = sumRate(36);
        says("06_own_data", 2, "%.1f %%: from", 100 * (1 - tenth / full));
        says("06_own_data", 2, "from %.1f to", full / 1e6);
        says("06_own_data", 2, "to %.1f Mbit/s", tenth / 1e6);
        says("06_own_data", 2, "%.1f Mbit/s are left", sumRate(20) / 1e6);
    }

    private static double sumRate(double budgetDbm) {
        RadioConfig radio = RadioConfig.paper().withBudgetDbm(budgetDbm);
        Problem city = new Problem(ScenarioFolder.read(Path.of("data/etoile"), radio), radio, 1);
        Allocation baseline = Baseline.allocate(city);
        return Arrays.stream(city.rates(baseline)).sum();
    }

    @Test
    void theNetworkOnTheSmallNetwork() {
        DecisionSteps one = network.steps(tiny, 1);
        DecisionSteps two = network.steps(tiny, 2);
        for (int round = 0; round < 8; round++) {
            DecisionSteps.Step a = one.round();
            DecisionSteps.Step b = two.round();
            assertEquals(a.utility(), b.utility(), 1e-6, "of round " + round);
            assertEquals(a.power()[0][0], b.power()[0][1], 1e-5);
        }
        DecisionSteps slopes = network.steps(tiny, 1);
        DecisionSteps rounds = network.steps(tiny, 1);
        double before = 0;
        double after = 0;
        for (int step = 0; step < 40; step++) {
            before = after;
            after = slopes.climb().utility();
        }
        rounds.round();
        double second = rounds.round().utility();
        rounds.round();
        assertTrue(after > second && after < rounds.round().utility() && after > before, "about three rounds");

        double pattern = tiny.value(new ReusePatterns().solve(tiny, SolveContext.of(SEED)).allocation());
        assertEquals(pattern, tiny.value(network.allocate(tiny, SEED)), 1e-6, "two RBs");
        Problem ten = new Problem(TinyNetwork.snapshot(10), TinyNetwork.radio(10), 1);
        assertTrue(ten.value(network.allocate(ten, SEED))
                > ten.value(new ReusePatterns().solve(ten, SolveContext.of(SEED)).allocation()) + 1e-6, "ten RBs");
    }

    @Test
    void oneSiteAndOneBlock() throws IOException {
        Problem alone = drawn(NetworkSetting.standard().withSites(1));
        for (Allocation each : List.of(Baseline.allocate(alone), network.allocate(alone, SEED),
                new ReusePatterns().solve(alone, SolveContext.of(SEED)).allocation())) {
            says("09_generalisation", 2, "$\\ln R$, %.4f", alone.value(each) / alone.gains().users());
        }
        Problem block = drawn(Settings.override(NetworkSetting.standard(), Map.of("blocks", "1")));
        double base = block.value(Baseline.allocate(block));
        int users = block.gains().users();
        says("09_generalisation", 3, "gains %.3f nat", (block.value(new ReusePatterns()
                .solve(block, SolveContext.of(SEED)).allocation()) - base) / users);
        says("09_generalisation", 3, "gains %.3f", (block.value(network.allocate(block, SEED)) - base) / users);
    }

    @Test
    void theBiasOfTwentyUsersAndTheSizeOfAStudy() throws IOException {
        Problem drop = new Problem(TieredNetwork.builder().setRadio(RadioConfig.paper()).optMacros(1).optPicos(1)
                .optUsers(20).build().draw(Seeds.stream(SEED, "tiny")), RadioConfig.paper(), 1);
        int[] best = Solvers.standard().named("pf_association").solve(drop, SolveContext.of(SEED)).allocation()
                .association();
        double[] lead = IntStream.range(0, 20).mapToDouble(u -> 10 * Math.log10(drop.budgetWatt(0)
                * drop.gains().mean(u, 0) / drop.budgetWatt(1) / drop.gains().mean(u, 1))).toArray();
        says("11_hetnet", 3, "from %.1f to", IntStream.range(0, 20).filter(u -> best[u] == 1)
                .mapToDouble(u -> lead[u]).max().orElseThrow());
        says("11_hetnet", 3, "to %.1f dB", IntStream.range(0, 20).filter(u -> best[u] == 0)
                .mapToDouble(u -> lead[u]).min().orElseThrow());
        says("13_sweeps", 1, "%.0f. Sixteen", SampleSize.of(new Interval(20, 100, 2), 0.5));
    }

    private static Problem drawn(NetworkSetting setting) {
        return new Problem(setting.draw(Seeds.stream(SEED, "generalisation-0")), setting.radio(), 1);
    }

    /** @param text of the solution, with a number in it */
    private static void says(String notebook, int exercise, String text, double number) throws IOException {
        String expected = String.format(Locale.ROOT, text, number);
        String solution = solutions(NOTEBOOKS.resolve(notebook + ".ipynb")).get(exercise - 1);
        assertTrue(solution.contains(expected), "%s, exercise %d should say '%s': %s".formatted(notebook, exercise,
                expected, solution));
    }

    private static List<String> solutions(Path notebook) throws IOException {
        List<String> solutions = new ArrayList<>();
        for (JsonElement cell : JsonParser.parseString(Files.readString(notebook)).getAsJsonObject()
                .getAsJsonArray("cells")) {
            StringBuilder source = new StringBuilder();
            cell.getAsJsonObject().getAsJsonArray("source").forEach(line -> source.append(line.getAsString()));
            String[] parts = source.toString().split(SOLUTION);
            for (int i = 1; i < parts.length; i++) {
                solutions.add(parts[i].substring(0, parts[i].indexOf("</details>")));
            }
        }
        return solutions;
    }
}
