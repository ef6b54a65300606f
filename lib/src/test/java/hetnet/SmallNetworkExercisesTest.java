package hetnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Snapshot;
import hetnet.channel.generators.NetworkSetting;
import hetnet.channel.generators.TinyNetwork;
import hetnet.graph.HeteroGraph;
import hetnet.graph.Split;
import hetnet.model.engine.DecisionSteps;
import hetnet.model.hetgnn.HetGnnArchitecture;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.nn.DeviceChoice;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.exact.Exhaustive;
import hetnet.solver.reuse.ReusePatterns;
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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same on networks that a hand can check. */
class SmallNetworkExercisesTest {

    private static final long SEED = 1;
    private static final int[] STRONGEST = {0, 0, 1};

    private final Problem tiny = new Problem(TinyNetwork.snapshot(), TinyNetwork.radio(), 1);
    private final UnrolledModel network = UnrolledModel.load(Path.of("data/unrolled.bin"));

    @Test
    void wmmseOnTheSmallNetwork() throws IOException {
        Wmmse.Result equal = Wmmse.builder().optIterations(20).build().solve(tiny, STRONGEST,
                new double[][] {{1, 1}, {1, 1}}, ProgressListener.NONE);
        Exercises.says("02_teacher", 1, "down to %.3f W", equal.powerWatt()[1][0]);
        assertEquals(equal.powerWatt()[1][0], equal.powerWatt()[1][1]);
        assertEquals(List.of(1.0, 1.0), Arrays.stream(equal.powerWatt()[0]).boxed().toList());
        Exercises.says("02_teacher", 1, "ends at %.4f", equal.objective()[20]);
        double[][] start = {{1, 0.25}, {0.25, 1}};
        Exercises.says("02_teacher", 1, "more* than the %.4f", Wmmse.builder().optIterations(20).build().solve(tiny,
                STRONGEST,
                start, ProgressListener.NONE).objective()[20]);

        Exercises.says("02_teacher", 2, "rises to %.4f", joint(20, start).objective()[20]);
        Wmmse.Result late = joint(200, start);
        Exercises.says("02_teacher", 2, "200 iterations to %.4f", late.objective()[200]);
        Exercises.says("02_teacher", 2, "sends %.3f W on RB 2", late.powerWatt()[1][1]);
        Exercises.says("02_teacher", 2, "and %.3f W on RB 1", late.powerWatt()[1][0]);
        Exercises.says("02_teacher", 2, "BS 1 %.3f W on RB 1", late.powerWatt()[0][0]);
        Exercises.says("02_teacher", 2, "and %.3f W on RB 2", late.powerWatt()[0][1]);

        Allocation best = new Exhaustive().solve(tiny, SolveContext.of(SEED)).allocation();
        double[] rates = tiny.rates(best);
        Exercises.says("02_teacher", 3, "rates %.0f, ", rates[0] / 1e6);
        Exercises.says("02_teacher", 3, "%.0f and ", rates[1] / 1e6);
        Exercises.says("02_teacher", 3, "and %.0f Mbit/s", rates[2] / 1e6);
        Exercises.says("02_teacher", 3, "%.4f for the sum", tiny.value(best));
    }

    private Wmmse.Result joint(int iterations, double[][] start) {
        return Wmmse.builder().optIterations(iterations).optBudget(PowerBudget.JOINT).build().solve(tiny, STRONGEST,
                start, ProgressListener.NONE);
    }

    @Test
    void theLossOnTheSmallNetwork() throws IOException {
        try (LossProbe first = new LossProbe(lesson(STRONGEST, 3, 1));
                LossProbe other = new LossProbe(lesson(new int[] {0, 1, 1}, 3, 1))) {
            Exercises.says("03_training", 2, "from %.4f to", first.terms().get("distillation"));
            Exercises.says("03_training", 2, "to %.4f, for", other.terms().get("distillation"));
            assertEquals(first.terms().get("association"), other.terms().get("association"), 1e-6);
            float[] slopes = first.gradient().get("power.out.bias");
            assertEquals(0, slopes[0] + slopes[1], 1e-6);
            Exercises.says("03_training", 3, "falls from %.4f", first.terms().get("power"));
        }
        Map<String, Double> three = taught(3, 1);
        Exercises.says("03_training", 3, "to %.4f, but", three.get("power"));
        Exercises.says("03_training", 3, "stays at %.4f", three.get("association"));
        Exercises.says("03_training", 3, "down to %.4f", taught(8, 1).get("association"));
        Exercises.says("03_training", 3, "3)`: %.4f)", taught(3, 3).get("association"));
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
        assertTrue(tiny.value(network.allocate(tiny, SEED)) > pattern + 1e-2, "two RBs");
        Problem ten = new Problem(TinyNetwork.snapshot(10), TinyNetwork.radio(10), 1);
        assertTrue(ten.value(network.allocate(ten, SEED))
                > ten.value(new ReusePatterns().solve(ten, SolveContext.of(SEED)).allocation()) + 1e-6, "ten RBs");
    }

    @Test
    void oneSiteAndOneBlock() throws IOException {
        Problem alone = drawn(NetworkSetting.standard().withSites(1));
        for (Allocation each : List.of(Baseline.allocate(alone), network.allocate(alone, SEED),
                new ReusePatterns().solve(alone, SolveContext.of(SEED)).allocation())) {
            Exercises.says("09_generalisation", 2, "$\\ln R$, %.4f", alone.value(each) / alone.gains().users());
        }
        Problem block = drawn(Settings.override(NetworkSetting.standard(), Map.of("blocks", "1")));
        double base = block.value(Baseline.allocate(block));
        int users = block.gains().users();
        Exercises.says("09_generalisation", 3, "gains %.3f nat", (block.value(new ReusePatterns()
                .solve(block, SolveContext.of(SEED)).allocation()) - base) / users);
        Exercises.says("09_generalisation", 3, "the network gains %.3f", (block.value(network.allocate(block,
                SEED)) - base) / users);
    }

    private static Problem drawn(NetworkSetting setting) {
        return new Problem(setting.draw(Seeds.stream(SEED, "generalisation-0")), setting.radio(), 1);
    }
}
