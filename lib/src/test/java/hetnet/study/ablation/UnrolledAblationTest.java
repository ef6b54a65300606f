package hetnet.study.ablation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.io.Folders;
import hetnet.study.quality.QualityConfig;
import hetnet.train.utility.UnrolledConfig;
import hetnet.util.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnrolledAblationTest {

    @TempDir
    Path artefacts;

    private UnrolledAblation study() {
        UnrolledConfig base = Settings.override(UnrolledConfig.standard(),
                Map.of("steps", "2", "batch", "2", "users", "12", "hidden", "4", "rounds", "2", "firstRounds", "1",
                        "inferenceRounds", "2", "fadingShare", "0"));
        return new UnrolledAblation(base, new QualityConfig(1, 12, 0, 12, 1, 1, 2), Folders.here().data(), artefacts);
    }

    @Test
    void everyVariantTrainsAndIsMeasuredAlike() throws IOException {
        UnrolledAblation study = study();
        double trainingCpuS = 0; // a training of a few milliseconds may end between two ticks of its clock
        for (String variant : study.variants()) {
            AblationRun run = study.run(variant, 1);
            assertEquals(List.of("gap_closed", "gap_closed_uma_100m", "gap_closed_uma_200m", "gap_closed_uma_400m",
                    "gap_closed_uma_800m"), List.copyOf(run.metrics().keySet()));
            assertTrue(run.metrics().values().stream().allMatch(Double::isFinite), run.toString());
            assertTrue(run.weights() > 0 && run.trainingCpuS() >= 0 && run.decisionS() > 0, run.toString());
            trainingCpuS += run.trainingCpuS();
        }
        assertTrue(trainingCpuS > 0, "trainings take processor time");
        try (Stream<Path> left = Files.list(artefacts)) {
            assertTrue(left.noneMatch(file -> file.toString().contains("checkpoint")),
                    "a finished training leaves no checkpoint");
        }
        assertEquals(study.run("full", 1).metrics(), study.run("full", 1).metrics(), "same seed, same result");
    }

    @Test
    void anUnknownVariantIsAnsweredWithTheKnownOnes() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> study().run("fancy", 1));
        assertTrue(e.getMessage().startsWith("variant = 'fancy' must be one of [FULL, HOMOGENEOUS"), e.getMessage());
    }
}
