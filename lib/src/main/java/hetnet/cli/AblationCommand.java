package hetnet.cli;

import hetnet.channel.generators.PaperLayout;
import hetnet.cli.setting.SettingsCommand;
import hetnet.cli.setting.Workplace;
import hetnet.network.RadioConfig;
import hetnet.report.Tables;
import hetnet.study.ablation.AblationConfig;
import hetnet.study.ablation.AblationReport;
import hetnet.study.ablation.AblationResults;
import hetnet.study.ablation.AblationStudy;
import hetnet.study.ablation.AblationTargets;
import hetnet.study.ablation.Ablations;
import hetnet.study.ablation.PaperAblation;
import hetnet.study.ablation.UnrolledAblation;
import hetnet.study.sweep.SweptStudy;
import hetnet.teacher.TeacherConfig;
import hetnet.util.InputException;
import hetnet.util.ProgressListener;
import hetnet.util.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command behind {@code make ablations}: trains every variant of both networks with several seeds and writes
 * {@code ablations.csv}, {@code ablations_summary.csv} and {@code ablations_timing.csv} among the data, where the
 * notebook reads them. Arguments are KEY=value with a field of {@link AblationConfig}. What was trained is kept, and
 * the tables are written whenever a seed is complete: after Ctrl-C the same command goes on, less the training that was
 * cut off. What they say of the heterogeneous graph goes into {@code figures/quality_targets.csv} too.
 */
@Command(name = "ablations", header = "Train every variant of both networks with several seeds, or go on after Ctrl-C.")
final class AblationCommand extends SettingsCommand {

    @Option(names = "--rows", paramLabel = "DIR",
            description = "a study that make sweep SPEC=data/studies/ablations.yaml has made: its rows, no run")
    private Path rows;

    AblationCommand(Workplace place) {
        super(place, AblationConfig.standard());
    }

    @Override
    public Integer call() {
        AblationConfig config = settings.over(AblationConfig.standard());
        Path tables = place.data();
        if (rows == null) {
            train(config, tables);
        } else {
            SweptStudy study = InputException.blame(() -> swept(config));
            write(study.trainings().comparable(), study.settings(AblationConfig.standard()), tables);
        }
        place.out().println("Written: ablations.csv, ablations_summary.csv, ablations_timing.csv in " + tables);
        Path targets = place.figures().resolve("quality_targets.csv");
        if (Files.exists(targets)) {
            AblationTargets.renew(targets, AblationReport.of(tables));
        }
        return Hetnet.OK;
    }

    private void train(AblationConfig config, Path tables) {
        List<AblationStudy> studies = InputException.blame(() -> studies(config, place.data(), place.artefacts()));
        long start = System.nanoTime();
        ProgressListener lines = (done, total, what) -> place.out().printf("%d of %d, %.0f s so far%s%n", done, total,
                (System.nanoTime() - start) / 1e9, what.isEmpty() ? "" : ": " + what);
        new Ablations(place.artefacts()).run(studies, config.seeds(), lines,
                results -> write(results.comparable(), config, tables));
    }

    /** @throws IllegalArgumentException when the rows are none of such a study, or something else is given with them */
    private SweptStudy swept(AblationConfig given) {
        if (!given.equals(AblationConfig.standard())) {
            throw new IllegalArgumentException("ROWS has the settings of its SPEC, and goes with no others");
        }
        return SweptStudy.read(rows, place.home(), "ablations");
    }

    private static List<AblationStudy> studies(AblationConfig config, Path data, Path artefacts) {
        return List.of(new PaperAblation(PaperLayout.sites(data), RadioConfig.paper(), config.scenario(),
                        TeacherConfig.paper(), config.training(), PaperAblation.all(), artefacts),
                new UnrolledAblation(config.unrolled(), config.quality(), data, artefacts));
    }

    private static void write(AblationResults results, AblationConfig config, Path tables) {
        if (results.runs().isEmpty()) {
            return;
        }
        String settings = "settings: " + Settings.toMap(config);
        Tables.writeCsv(results.table(), tables.resolve("ablations.csv"), settings);
        Tables.writeCsv(results.summary(), tables.resolve("ablations_summary.csv"), settings,
                "interval: half width, 95 %; difference: variant less whole network, paired by seed; p_holm: "
                + "corrected for all variants");
        Tables.writeCsv(results.timing(), tables.resolve("ablations_timing.csv"), settings,
                "training_cpu_s: processor time over all cores; training_s and decision_ms: wall clock, with whatever "
                + "else ran");
    }
}
