package hetnet.study.ablation;

import hetnet.util.InputException;
import hetnet.util.ProgressListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs studies variant by variant and seed by seed. Each run is kept as soon as it ends, so that a study goes on where
 * it was stopped.
 */
public final class Ablations {

    private final Path artefacts;

    /** @param artefacts folder of what is kept */
    public Ablations(Path artefacts) {
        this.artefacts = artefacts;
    }

    /**
     * Study by study, and in each seed by seed, so that what there is after an interrupt has every variant. An
     * interrupted thread stops after the present training.
     *
     * @param seeds 1 ... seeds
     * @throws InputException naming the file, when what was kept is damaged
     */
    public AblationResults run(List<AblationStudy> studies, int seeds, ProgressListener progress) {
        return run(studies, seeds, progress, results -> { });
    }

    /** @param onSeed receives all runs so far whenever a seed has every variant of its study */
    public AblationResults run(List<AblationStudy> studies, int seeds, ProgressListener progress,
            Consumer<AblationResults> onSeed) {
        List<AblationRun> runs = new ArrayList<>();
        int total = seeds * studies.stream().mapToInt(study -> study.variants().size()).sum();
        for (AblationStudy study : studies) {
            for (long seed = 1; seed <= seeds; seed++) {
                for (String variant : study.variants()) {
                    progress.step(runs.size(), total, "%s %s, seed %d".formatted(study.network(), variant, seed));
                    AblationRun run = kept(study, variant, seed);
                    if (Thread.interrupted()) {
                        return new AblationResults(runs);
                    }
                    runs.add(run);
                }
                onSeed.accept(new AblationResults(runs));
            }
        }
        progress.step(total, total, "");
        return new AblationResults(runs);
    }

    private AblationRun kept(AblationStudy study, String variant, long seed) {
        String fingerprint = study.fingerprint(variant, seed);
        Path file = artefacts.resolve("ablation-" + fingerprint + ".bin");
        if (Files.exists(file)) {
            return InputException.blame(() -> AblationRun.read(study.network(), variant, seed, fingerprint, file));
        }
        AblationRun run = study.run(variant, seed);
        if (!Thread.currentThread().isInterrupted()) {
            run.write(fingerprint, file);
        }
        return run;
    }
}
