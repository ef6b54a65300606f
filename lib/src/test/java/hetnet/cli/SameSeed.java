package hetnet.cli;

import hetnet.channel.Snapshot;
import hetnet.cli.setting.Workplace;
import hetnet.graph.Tiny;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.radio.Allocation;
import hetnet.report.Tables;
import hetnet.study.Experiment;
import hetnet.study.Methods;
import hetnet.study.Summary;
import hetnet.teacher.TeacherConfig;
import hetnet.teacher.TeacherLabels;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.ProgressListener;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a run leaves, in a JVM of its own: the metrics of baseline, teacher and network, and the weights of both
 * networks.
 */
final class SameSeed {

    private SameSeed() {
    }

    /** @param args folder of the results, number of UEs */
    public static void main(String[] args) {
        Path out = Path.of(args[0]);
        Path artefacts = out.resolveSibling(out.getFileName() + "-artefacts");
        Tiny tiny = new Tiny(Integer.parseInt(args[1]), 51, true, 7);
        TrainConfig config = Settings.override(TrainConfig.paper(),
                Map.of("hidden", "16", "epochs", "6", "cells", "4", "device", "cpu"));
        Experiment experiment = new Experiment(new Snapshot(tiny.sites, tiny.users, tiny.channel), tiny.radio,
                Settings.override(TeacherConfig.paper(), Map.of("iterations", "5", "restarts", "1")), config,
                artefacts);
        TeacherLabels labels = experiment.teacher(ProgressListener.NONE);
        Map<String, Allocation> methods = new LinkedHashMap<>();
        methods.put(Summary.BASELINE, experiment.baseline());
        methods.put(Summary.TEACHER, labels.allocation());
        try (HetGnnModel model = experiment.model(labels, epoch -> { })) {
            methods.put(Methods.HETGNN_PAPER, experiment.allocate(model));
            model.save(out.resolve("model.bin"));
        }
        Tables.writeCsv(Summary.table(experiment, methods), out.resolve("summary.csv"));
        String[] unrolled = {"train", "OUT=" + out.resolve("unrolled.bin"), "hidden=8", "rounds=2", "firstRounds=1",
                "steps=6", "batch=2",
            "users=" + args[1], "device=cpu"};
        System.exit(Hetnet.run(new Workplace(out, out, out, artefacts, System.out, System.err), unrolled));
    }
}
