package hetnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Snapshot;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.channel.generators.TieredNetwork;
import hetnet.channel.pathloss.PathLosses;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Sinr;
import hetnet.report.Interval;
import hetnet.report.SampleSize;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.portfolio.Solvers;
import hetnet.solver.reuse.StaticReuse;
import hetnet.solver.wmmse.Wmmse;
import hetnet.study.DynamicMode;
import hetnet.util.ProgressListener;
import hetnet.util.Seeds;
import hetnet.util.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers in the solutions of the notebooks' exercises are those that come out. */
class ExercisesTest {

    private static final long SEED = 1;

    @Test
    void everyNotebookEndsWithTwoExercisesOrMore() throws IOException {
        List<String> few = new ArrayList<>();
        try (var files = Files.list(Exercises.NOTEBOOKS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList()) {
                if (Exercises.solutions(file).size() < 2) {
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
        Exercises.says("00_tour", 1, "%.3f for the baseline", mean[0]);
        Exercises.says("00_tour", 1, "%.3f for static reuse", mean[1]);
        Exercises.says("00_tour", 1, "%.3f for WMMSE", mean[2]);
        Exercises.says("00_tour", 1, "= %.1f$ and", Math.exp(mean[1] - mean[0]));
        Exercises.says("00_tour", 1, "= %.1f$. With", Math.exp(mean[2] - mean[0]));
    }

    @Test
    void theStreetWithoutShadowsAndWithLessPower() throws IOException {
        ScenarioConfig paper = ScenarioConfig.paper();
        Exercises.says("01_scenario", 1, "For %.1f %%", 100 * nearest(paper.withShadowingDb(0)));
        Exercises.says("01_scenario", 1, "(%.1f %% with", 100 * nearest(paper));
        Exercises.says("01_scenario", 1, "it is %.1f %%",
                100 * nearest(paper.withShadowingDb(0).withPathLoss(PathLosses.EQ3)));

        RadioConfig radio = RadioConfig.paper();
        Exercises.says("01_scenario", 2, "from %.1f to", snrDb(radio));
        Exercises.says("01_scenario", 2, "to %.1f dB, and the SINR", snrDb(radio.withBudgetDbm(36)));
        Exercises.says("01_scenario", 2, "stays at %.2f dB", sinrDb(paper, radio)[0]);
        Exercises.says("01_scenario", 2, "stays at %.2f dB", sinrDb(paper, radio.withBudgetDbm(36))[0]);
        Exercises.says("01_scenario", 2, "the SNR is %.1f dB", snrDb(radio.withBudgetDbm(0)));
        Exercises.says("01_scenario", 2, "the SINR %.2f dB", sinrDb(paper, radio.withBudgetDbm(0))[0]);

        double[] inSight = sinrDb(paper.withPathLoss(PathLosses.EQ3), radio);
        Exercises.says("01_scenario", 3, "to %.2f dB, and", inSight[0]);
        Exercises.says("01_scenario", 3, "and %.1f %% of the UEs", 100 * inSight[1]);
        Exercises.says("01_scenario", 3, "(%.1f %% before)", 100 * sinrDb(paper, radio)[1]);
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

    /** Exercise 2 of notebook 05. */
    @Test
    void nobodyIsHandedOverAtRest() {
        RadioConfig radio = RadioConfig.paper();
        UnrolledModel network = UnrolledModel.load(Path.of("data/unrolled.bin"));
        List<Snapshot> rest = Settings.override(ScenarioConfig.paper(), Map.of("users", "300", "maxSpeedMps", "0",
                "seed", "" + SEED)).trajectory(sites(), radio).run(2, 1);
        for (DynamicMode.Decider decider : List.<DynamicMode.Decider>of(
                (street, last) -> network.allocate(new Problem(street, radio, 1), SEED),
                DynamicMode.goingOn(network, radio, 1, SEED))) {
            double[] handovers = DynamicMode.series(DynamicMode.run(rest, radio, decider, ProgressListener.NONE),
                    decision -> decision.handovers());
            assertEquals(0, Arrays.stream(handovers).sum());
        }
    }

    @Test
    void theCity() throws IOException {
        Snapshot city = ScenarioFolder.read(Path.of("data/etoile"), RadioConfig.paper());
        int[] paths = IntStream.range(0, city.users().count()).map(u -> (int) IntStream.range(0, 5)
                .filter(b -> city.channel().gains().mean(u, b) > 0).count()).toArray();
        Exercises.says("06_own_data", 1, "%,.0f to all five",
                (double) Arrays.stream(paths).filter(n -> n == 5).count());
        Exercises.says("06_own_data", 1, "%.0f to one", (double) Arrays.stream(paths).filter(n -> n == 1).count());
        Exercises.says("06_own_data", 1, "%.0f to none", (double) Arrays.stream(paths).filter(n -> n == 0).count());
        double full = sumRate(46);
        double tenth = sumRate(36);
        Exercises.says("06_own_data", 2, "%.1f %%: from", 100 * (1 - tenth / full));
        Exercises.says("06_own_data", 2, "from %.1f to", full / 1e6);
        Exercises.says("06_own_data", 2, "to %.1f Mbit/s", tenth / 1e6);
        Exercises.says("06_own_data", 2, "%.1f Mbit/s are left", sumRate(20) / 1e6);
    }

    private static double sumRate(double budgetDbm) {
        RadioConfig radio = RadioConfig.paper().withBudgetDbm(budgetDbm);
        Problem city = new Problem(ScenarioFolder.read(Path.of("data/etoile"), radio), radio, 1);
        Allocation baseline = Baseline.allocate(city);
        return Arrays.stream(city.rates(baseline)).sum();
    }

    @Test
    void theBiasOfTwentyUsersAndTheSizeOfAStudy() throws IOException {
        Problem drop = new Problem(TieredNetwork.builder().setRadio(RadioConfig.paper()).optMacros(1).optPicos(1)
                .optUsers(20).build().draw(Seeds.stream(SEED, "tiny")), RadioConfig.paper(), 1);
        int[] best = Solvers.standard().named("pf_association").solve(drop, SolveContext.of(SEED)).allocation()
                .association();
        double[] lead = IntStream.range(0, 20).mapToDouble(u -> 10 * Math.log10(drop.budgetWatt(0)
                * drop.gains().mean(u, 0) / drop.budgetWatt(1) / drop.gains().mean(u, 1))).toArray();
        Exercises.says("11_hetnet", 3, "from %.1f to", IntStream.range(0, 20).filter(u -> best[u] == 1)
                .mapToDouble(u -> lead[u]).max().orElseThrow());
        Exercises.says("11_hetnet", 3, "to %.1f dB", IntStream.range(0, 20).filter(u -> best[u] == 0)
                .mapToDouble(u -> lead[u]).min().orElseThrow());
        Exercises.says("13_sweeps", 1, "%.0f. Sixteen", SampleSize.of(new Interval(20, 100, 2), 0.5));
    }
}
