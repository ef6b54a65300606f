package hetnet.study.ablation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.generators.PaperLayout;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.io.Folders;
import hetnet.network.RadioConfig;
import hetnet.teacher.TeacherConfig;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperAblationTest {

    @TempDir
    Path artefacts;

    private PaperAblation study(int epochs, String... variants) {
        return new PaperAblation(PaperLayout.sites(Folders.here().data()), RadioConfig.paper(),
                Settings.override(ScenarioConfig.paper(), Map.of("users", "150")),
                Settings.override(TeacherConfig.paper(), Map.of("iterations", "5", "restarts", "1")),
                Settings.override(TrainConfig.paper(), Map.of("epochs", "" + epochs, "hidden", "8")), List.of(variants),
                artefacts);
    }

    @Test
    void everyVariantTrainsAndIsMeasuredAlike() {
        PaperAblation study = study(2, PaperAblation.all().toArray(String[]::new));
        Set<Object> results = new HashSet<>();
        double trainingCpuS = 0; // a training of a few milliseconds may end between two ticks of its clock
        for (String variant : study.variants()) {
            AblationRun run = study.run(variant, 1);
            assertEquals(9, run.metrics().size());
            assertTrue(run.metrics().values().stream().allMatch(Double::isFinite), run.toString());
            assertTrue(run.weights() > 0 && run.decisionS() > 0 && run.trainingCpuS() >= 0, run.toString());
            results.add(run.metrics());
            trainingCpuS += run.trainingCpuS();
        }
        assertTrue(trainingCpuS > 0, "trainings take processor time");
        assertEquals(study.variants().size(), results.size(), "no two variants are the same network");
    }

    @Test
    void theSameSeedGivesTheSameResultAndAnotherSeedAnother() {
        PaperAblation study = study(3, "full");
        Map<String, Double> once = study.run("full", 1).metrics();
        assertEquals(once, study.run("full", 1).metrics());
        assertNotEquals(once, study.run("full", 2).metrics());
    }

    @Test
    void withoutLabelsTheUtilityIsClimbed() {
        PaperAblation study = study(60, PaperAblation.UTILITY);
        double trained = study.run(PaperAblation.UTILITY, 1).metrics().get("learned_mean_log_rate");
        double fresh = study(1, PaperAblation.UTILITY).run(PaperAblation.UTILITY, 1).metrics()
                .get("learned_mean_log_rate");
        assertTrue(trained > fresh + 0.1, "%f after %f".formatted(trained, fresh));
    }

    @Test
    void anUnknownVariantIsAnsweredWithTheKnownOnes() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> study(1, "full", "fancy"));
        assertEquals("unknown variant 'fancy'; known are full, homogeneous, bs_only, no_antennas, plain_messages, "
                + "no_edge_features, mlp, "
                + "utility_not_labels", e.getMessage());
    }
}
