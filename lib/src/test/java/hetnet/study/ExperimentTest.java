package hetnet.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Snapshot;
import hetnet.graph.Tiny;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.radio.Allocation;
import hetnet.report.Tables;
import hetnet.teacher.TeacherConfig;
import hetnet.teacher.TeacherLabels;
import hetnet.train.TrainingRun;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.ProgressListener;
import hetnet.util.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class ExperimentTest {

    @TempDir
    private Path artefacts;

    private final Tiny tiny = new Tiny(60, 6, false, 7);

    private Experiment experiment(Map<String, String> training) {
        TrainConfig config = Settings.override(Settings.override(TrainConfig.paper(),
                Map.of("hidden", "8", "epochs", "4", "cells", "4", "device", "cpu")), training);
        TeacherConfig teacher = Settings.override(TeacherConfig.paper(), Map.of("iterations", "10"));
        return new Experiment(new Snapshot(tiny.sites, tiny.users, tiny.channel), tiny.radio, teacher, config,
                artefacts);
    }

    @Test
    void aTrainingIsKeptAndReadBackExactly() throws IOException {
        Experiment experiment = experiment(Map.of());
        TeacherLabels labels = experiment.teacher(ProgressListener.NONE);
        TrainingRun<HetGnnModel> made = experiment.training(labels, epoch -> { });
        TrainingRun<HetGnnModel> read = experiment(Map.of()).training(labels, epoch -> {
            throw new AssertionError("it was trained already");
        });
        assertEquals(made.log(), read.log());
        assertEquals(made.bestStep(), read.bestStep());
        assertArrayEquals(experiment.allocate(made.model()).powerWatt(), experiment.allocate(read.model()).powerWatt());
        assertEquals(3, fileCount());
    }

    @Test
    void otherSettingsAreTrainedAnew() throws IOException {
        TeacherLabels labels = experiment(Map.of()).teacher(ProgressListener.NONE);
        experiment(Map.of()).training(labels, epoch -> { });
        experiment(Map.of("learningRate", "0.001")).training(labels, epoch -> { });
        assertEquals(5, fileCount());
    }

    @Test
    void anInterruptedTrainingIsNotTakenForAFinishedOneAndGoesOnWhereItStopped() throws IOException {
        Experiment experiment = experiment(Map.of());
        TeacherLabels labels = experiment.teacher(ProgressListener.NONE);
        TrainingRun<HetGnnModel> whole = experiment.fit(labels, epoch -> { });
        Thread.currentThread().interrupt();
        TrainingRun<HetGnnModel> part = experiment.training(labels, epoch -> { });
        assertTrue(part.interrupted());
        assertEquals(1, part.log().size());
        Path checkpoint = onlyFile("checkpoint-");
        assertEquals("stopped after epoch 1; its state is kept in " + checkpoint
                + ": run the same again to go on from there", part.ending());
        List<Integer> shown = new ArrayList<>();
        TrainingRun<HetGnnModel> rest = experiment(Map.of()).training(labels, epoch -> shown.add(epoch.step()));
        assertEquals(List.of(1, 2, 3, 4), shown, "the epochs before are shown again");
        assertEquals(whole.log(), rest.log());
        assertArrayEquals(experiment.allocate(whole.model()).powerWatt(),
                experiment.allocate(rest.model()).powerWatt());
        assertEquals(3, fileCount(), "teacher, model and log: the checkpoint is gone");
    }

    private Path onlyFile(String prefix) throws IOException {
        try (var files = Files.list(artefacts)) {
            List<Path> found = files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
            assertEquals(1, found.size());
            return found.get(0);
        }
    }

    @Test
    void theSummaryHasARowForEveryMethodAndGroup() {
        Experiment experiment = experiment(Map.of());
        Map<String, Allocation> methods = new LinkedHashMap<>();
        methods.put(Summary.BASELINE, experiment.baseline());
        methods.put(Summary.TEACHER, experiment.teacher(ProgressListener.NONE).allocation());
        Table table = Summary.table(experiment, methods);
        assertEquals(6, table.rowCount());
        double whole = Summary.value(table, "baseline", "all", "sum_rate_bps");
        assertEquals(experiment.metrics(experiment.baseline()).sumRateBps(), whole, 1e-6 * whole);
        assertEquals(whole, Summary.value(table, "baseline", "train", "sum_rate_bps")
                + Summary.value(table, "baseline", "heldout", "sum_rate_bps"), 1e-6 * whole);
        assertEquals(1, Summary.value(table, "teacher", "heldout", "association_accuracy"));
        assertEquals(59, Arrays.stream(Summary.confusion(methods.get("baseline"), methods.get("teacher")))
                .flatMapToDouble(Arrays::stream).sum());
    }

    @Test
    void aStatedNumberWithoutOursIsAnError() {
        Table stated = Tables.named("paper", "method", "quantity", "paper", "unit", "where")
                .row("teacher", "jain", 0.72, "1", "Fig. 3").build();
        assertEquals("the paper states 'teacher jain', but this run has no such value",
                assertThrows(IllegalArgumentException.class, () -> Summary.besidePaper(stated, Map.of())).getMessage());
        Table beside = Summary.besidePaper(stated, Map.of("teacher jain", 0.9));
        assertEquals(1.25, beside.row(0).getNumber("ratio"), 1e-12);
    }

    private long fileCount() throws IOException {
        try (var files = Files.list(artefacts)) {
            return files.count();
        }
    }
}
