package hetnet.study.ablation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Tables;
import hetnet.util.InputException;
import hetnet.util.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class AblationsTest {

    /** Student's sleep data: what R prints for {@code t.test(second, first, paired = TRUE)}. */
    private static final double[] FIRST = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    private static final double[] SECOND = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    private static final double SLEEP_P = 0.00283289;
    private static final double SLEEP_HALF_WIDTH = 0.87988575;
    private static final double PRINTED = 5e-7;

    private static AblationRun run(String variant, long seed, double value) {
        return new AblationRun("net", variant, seed, Map.of("metric", value), 10, 2, 4, 0.5);
    }

    private static List<AblationRun> sleep() {
        List<AblationRun> runs = new ArrayList<>();
        for (int s = 0; s < FIRST.length; s++) {
            runs.add(run("full", s, FIRST[s]));
            runs.add(run("homogeneous", s, SECOND[s]));
            runs.add(run("same", s, FIRST[s]));
        }
        return runs;
    }

    @Test
    void everyVariantIsComparedWithTheWholeNetworkSeedBySeed() {
        Table summary = new AblationResults(sleep()).summary();
        assertEquals(List.of("full", "homogeneous", "same"), summary.stringColumn("variant").asList());
        Row second = summary.row(1);
        assertEquals(1.58, second.getDouble("difference"), 1e-12);
        assertEquals(SLEEP_HALF_WIDTH, second.getDouble("difference_interval"), PRINTED);
        assertEquals(SLEEP_P, second.getDouble("p"), PRINTED);
        assertEquals(2 * SLEEP_P, second.getDouble("p_holm"), 2 * PRINTED);
        assertEquals(1, summary.row(2).getDouble("p_holm"));
        assertTrue(summary.row(0).isMissing("difference"));
    }

    @Test
    void aSeedThatAVariantLacksIsLeftOutOfItsComparison() {
        List<AblationRun> runs = sleep();
        runs.removeIf(run -> run.variant().equals("homogeneous") && run.seed() == 8); // 0.0 and 4.6
        Row second = new AblationResults(runs).summary().row(1);
        assertEquals((15.8 - 4.6) / 9, second.getDouble("difference"), 1e-12);
    }

    @Test
    void oneSeedIsNotEnough() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> new AblationResults(List.of(run("full", 1, 3), run("homogeneous", 1, 4))).summary());
        assertEquals("an interval needs at least 2 values, not 1", e.getMessage());
    }

    @Test
    void costsAreMeansOverTheSeeds() {
        Row full = new AblationResults(sleep()).timing().row(0);
        assertEquals(10, full.getLong("weights"));
        assertEquals(2, full.getDouble("training_cpu_s"));
        assertEquals(500, full.getDouble("decision_ms"));
    }

    @Test
    void theReportReadsTheSummaryFromItsFile(@TempDir Path folder) {
        Tables.writeCsv(new AblationResults(sleep()).summary(), folder.resolve("summary.csv"), "settings");
        AblationReport report = new AblationReport(Tables.readCsv(folder.resolve("summary.csv")));
        assertTrue(report.has("net"));
        assertFalse(report.has("other"));
        assertEquals("heterogeneous - homogeneous, metric of the net network: -1.58 ± 0.8799 (95 %, 10 seeds; p = "
                + "0.002833, "
                + "with Holm 0.005666): lower with types", report.contribution("net", "metric"));
        assertEquals("same                 +0 ± 0 (p = 1, with Holm 1): no difference shown",
                report.sentences("net", "metric").get(1));
        assertEquals(3, report.means("m", "net", "metric", "value", 1).table().rowCount());
        assertEquals(158, report.differences("d", "net", "metric", "value", 100).table().row(0).getDouble(2), 1e-9);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> report.table("net", "speed"));
        assertEquals("the summary has no metric 'speed' of a network 'net'", e.getMessage());
    }

    /** Counts its trainings; in one of them the user interrupts. */
    private static final class Counting implements AblationStudy {

        private int trainings;
        private int interruptedTraining = -1;

        @Override
        public String network() {
            return "counting";
        }

        @Override
        public List<String> variants() {
            return List.of("full", "less");
        }

        @Override
        public AblationRun run(String variant, long seed) {
            if (++trainings == interruptedTraining) {
                Thread.currentThread().interrupt();
            }
            Map<String, Double> metrics = new LinkedHashMap<>();
            metrics.put("second", seed + variant.length() / 7.0);
            metrics.put("first", 1.0);
            return new AblationRun(network(), variant, seed, metrics, 3, 1, 2, 3);
        }

        @Override
        public String fingerprint(String variant, long seed) {
            return variant + "-" + seed;
        }
    }

    @Test
    void whatWasTrainedIsNotTrainedAgain(@TempDir Path folder) {
        Counting study = new Counting();
        AblationResults once = new Ablations(folder).run(List.of(study), 3, ProgressListener.NONE);
        AblationResults again = new Ablations(folder).run(List.of(study), 3, ProgressListener.NONE);
        assertEquals(6, study.trainings);
        assertEquals(Tables.csv(once.table()), Tables.csv(again.table()));
        assertEquals(once.runs(), again.runs());
        assertEquals(List.of("second", "first"), List.copyOf(again.runs().get(0).metrics().keySet()),
                "metrics keep their order");
    }

    @Test
    void anInterruptedTrainingIsNotKept(@TempDir Path folder) {
        Counting study = new Counting();
        study.interruptedTraining = 3;
        assertEquals(2, new Ablations(folder).run(List.of(study), 3, ProgressListener.NONE).runs().size());
        assertFalse(Thread.currentThread().isInterrupted(), "the interrupt is consumed");
        assertEquals(6, new Ablations(folder).run(List.of(study), 3, ProgressListener.NONE).runs().size());
        assertEquals(7, study.trainings);
    }

    @Test
    void aDamagedResultIsNamed(@TempDir Path folder) throws IOException {
        Counting study = new Counting();
        new Ablations(folder).run(List.of(study), 1, ProgressListener.NONE);
        Path file = folder.resolve("ablation-full-1.bin");
        Files.write(file, new byte[40]);
        InputException e = assertThrows(InputException.class,
                () -> new Ablations(folder).run(List.of(study), 1, ProgressListener.NONE));
        assertTrue(e.getMessage().startsWith(file + " is damaged"), e.getMessage());
    }
}
