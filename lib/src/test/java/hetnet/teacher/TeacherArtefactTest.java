package hetnet.teacher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.generators.PaperLayout;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.network.RadioConfig;
import hetnet.radio.Metrics;
import hetnet.study.Experiment;
import hetnet.study.Summary;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.ProgressListener;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class TeacherArtefactTest {

    @TempDir
    private Path artefacts;
    private boolean solved;
    private final ProgressListener listener = (done, total, message) -> solved |= message.equals("WMMSE");

    private Experiment experiment(Map<String, String> scenario) {
        Map<String, String> changes = new LinkedHashMap<>(scenario);
        changes.put("users", "60");
        RadioConfig radio = RadioConfig.paper();
        return new Experiment(Settings.override(ScenarioConfig.paper(), changes)
                .snapshot(PaperLayout.sites(Path.of("data")), radio), radio,
                Settings.override(TeacherConfig.paper(), Map.of("iterations", "5")), TrainConfig.paper(), artefacts);
    }

    @Test
    void labelsAreKeptForAllUsersWithTheSameGains() {
        TeacherLabels made = experiment(Map.of()).teacher(listener);
        assertTrue(solved);
        solved = false;
        TeacherLabels kept = experiment(Map.of("maxSpeedMps", "15")).teacher(listener);
        assertFalse(solved, "the UEs in motion stand where the still ones do");
        assertArrayEquals(made.allocation().association(), kept.allocation().association());
        assertArrayEquals(made.powerFraction(), kept.powerFraction());
        experiment(Map.of("seed", "2")).teacher(listener);
        assertTrue(solved, "other gains need other labels");
    }

    @Test
    void solvesAnewWhenAskedTo() {
        experiment(Map.of()).teacher(listener);
        solved = false;
        experiment(Map.of()).solveTeacher(listener);
        assertTrue(solved);
    }

    @Test
    void metricsStandInOneRowPerAllocation() {
        Table table = Summary.metrics("compared", Map.of("ours", new Metrics(4e8, 0.8, 3e4, 16, 11, 60, 61)));
        assertEquals("allocation,sum_rate_bps,jain,p5_bps,mean_latency_s,mean_log_rate",
                String.join(",", table.columnNames()));
        assertEquals("ours", table.row(0).getString(0));
        assertEquals(4e8, table.row(0).getDouble("sum_rate_bps"));
        assertEquals(11, table.row(0).getDouble("mean_log_rate"));
    }
}
