package hetnet.study.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.generators.PaperLayout;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.RadioConfig;
import hetnet.study.Methods;
import hetnet.study.ablation.AblationConfig;
import hetnet.study.ablation.AblationRun;
import hetnet.study.ablation.PaperAblation;
import hetnet.study.generalisation.GeneralisationConfig;
import hetnet.study.generalisation.GeneralisationKinds;
import hetnet.study.generalisation.GeneralisationStudy;
import hetnet.study.quality.QualityConfig;
import hetnet.study.quality.QualityLayouts;
import hetnet.study.quality.QualityLayouts.Layout;
import hetnet.study.quality.QualityResults;
import hetnet.study.quality.QualityResults.LayoutScores;
import hetnet.study.quality.QualityStudy;
import hetnet.study.quality.ReferenceScores;
import hetnet.teacher.TeacherConfig;
import hetnet.util.ProgressListener;
import hetnet.util.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The studies of the kit give the same numbers as sweeps, to the last bit. */
class JavaStudiesTest {

    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final int TIMES = 3; // the last columns of a training
    private static final Path DATA = HOME.resolve("data");

    @TempDir
    private Path folder;

    private Sweep read(String text) throws IOException {
        return Sweep.read(Files.writeString(folder.resolve("spec.yaml"), text), HOME);
    }

    private static void assertSame(QualityResults results, Sweep sweep) {
        RowMaker maker = sweep.open();
        long index = 0;
        for (LayoutScores layout : results.layouts()) {
            for (var score : layout.scores().entrySet()) {
                SweepRow row = sweep.row(maker, index++);
                assertEquals(new SweepKey(layout.group(), layout.index(), 0, "pf", score.getKey()), row.key());
                assertEquals("", row.reason());
                assertArrayEquals(new double[] {score.getValue().sumRateBps(), score.getValue().jain(),
                    score.getValue().p5Bps(), score.getValue().meanLogRate()}, row.values(), row.toString());
            }
        }
        assertEquals(index, sweep.keys().count());
    }

    @Test
    void benchQuality() throws IOException {
        QualityConfig config = Settings.override(QualityConfig.standard(), Map.of("layouts", "1", "users", "20",
                "drops", "1", "paperUsers", "30", "restarts", "1", "refineSteps", "2"));
        UnrolledModel model = UnrolledModel.load(DATA.resolve("unrolled.bin"));
        Methods methods = new Methods(model, 1, 2, 1);
        List<Layout> layouts = QualityLayouts.all(config, DATA, List.of()).stream()
                .filter(layout -> List.of("uma_100m", "paper", QualityLayouts.PICOS).contains(layout.group())).toList();
        QualityResults results = new QualityStudy(methods, Methods.NETWORK_MODES, QualityStudy.further(model, DATA),
                ReferenceScores.all(methods, folder)).run(layouts, ProgressListener.NONE);
        assertSame(results, read("""
                study: quality
                of: quality
                settings: {layouts: 1, users: 20, drops: 1, paperUsers: 30, restarts: 1, refineSteps: 2}
                classes: [uma_100m, paper, two_tiers_5]
                """));
    }

    @Test
    void generalisation() throws IOException {
        GeneralisationConfig config = Settings.override(GeneralisationConfig.standard(), Map.of("layouts", "1",
                "users", "20", "blocks", "4", "restarts", "1", "refineSteps", "2"));
        List<String> classes = List.of("RBs: 6", "tiers: two tiers, 1 macro, 4 picos");
        List<Layout> layouts = GeneralisationKinds.all(config, DATA, List.of()).stream()
                .filter(layout -> classes.contains(layout.group())).toList();
        UnrolledModel model = UnrolledModel.load(DATA.resolve("unrolled.bin"));
        assertSame(GeneralisationStudy.measure(config, model::allocate, layouts, folder, ProgressListener.NONE),
                read("""
                study: generalisation
                of: generalisation
                settings: {layouts: 1, users: 20, blocks: 4, restarts: 1, refineSteps: 2}
                classes: ["RBs: 6", "tiers: two tiers, 1 macro, 4 picos"]
                """));
    }

    @Test
    void ablations() throws IOException {
        AblationConfig config = new AblationConfig(2, 30, 2, 1, 1);
        Sweep sweep = read("""
                study: ablations
                of: ablations
                settings: {seeds: 2, users: 30, epochs: 2, steps: 1, layouts: 1}
                classes: [paper]
                """);
        PaperAblation study = new PaperAblation(PaperLayout.sites(DATA), RadioConfig.paper(), config.scenario(),
                TeacherConfig.paper(), config.training(), PaperAblation.all(), folder);
        int variants = study.variants().size();
        assertEquals(2L * variants, sweep.keys().count());
        SweepRow row = sweep.row(sweep.open(), variants + 1);
        assertEquals(new SweepKey("paper", 1, 0, "pf", study.variants().get(1)), row.key());
        AblationRun run = study.run(study.variants().get(1), 2);
        Map<String, Double> metrics = new HashMap<>(run.metrics());
        metrics.put("weights", (double) run.weights());
        for (int m = 0; m < row.values().length - TIMES; m++) {
            assertEquals(metrics.getOrDefault(sweep.metrics().get(m), Double.NaN), row.values()[m],
                    sweep.metrics().get(m) + row.reason());
        }
    }
}
