package hetnet.extending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Snapshot;
import hetnet.graph.Tiny;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import hetnet.solver.Solution;
import hetnet.solver.SolveContext;
import hetnet.solver.Solver;
import hetnet.solver.portfolio.Solvers;
import hetnet.study.ComparisonStudy;
import hetnet.study.Experiment;
import hetnet.teacher.TeacherConfig;
import hetnet.teacher.TeacherLabels;
import hetnet.train.TrainingRun;
import hetnet.train.imitation.ImitationTask;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.ProgressListener;
import hetnet.util.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A solver of one's own, whose decisions the network learns: what lib/EXTENDING.md shows. */
class SolverTest {

    private static final double LEARNED = 0.9; // share of the power on the RBs that the labels name

    @TempDir
    private Path artefacts;

    private final Tiny tiny = new Tiny(60, 6, false, 7);
    private Experiment experiment;

    @BeforeEach
    void prepare() {
        TrainConfig training = Settings.override(TrainConfig.paper(),
                Map.of("hidden", "16", "epochs", "150", "patience", "150", "cells", "0", "device", "cpu",
                        "distillationWeight", "0"));
        TeacherConfig teacher = Settings.override(TeacherConfig.paper(), Map.of("iterations", "5"));
        experiment = new Experiment(new Snapshot(tiny.sites, tiny.users, tiny.channel), tiny.radio, teacher, training,
                artefacts);
    }

    @Test
    void theNetworkLearnsItsLabels() {
        Problem problem = new Problem(experiment.gains(), tiny.radio, 1);
        Solution solution = new OwnBlocksSolver().solve(problem, SolveContext.of(1));
        TeacherLabels labels = TeacherLabels.of(problem, solution.allocation(), solution.utility());
        TrainingRun<HetGnnModel> run = experiment.training(labels, epoch -> { });
        Allocation decided = experiment.allocate(run.model());

        int sites = tiny.sites.count();
        for (int b = 0; b < sites; b++) {
            int site = b;
            double own = IntStream.range(0, tiny.radio.blocks()).filter(r -> r % sites == site)
                    .mapToDouble(r -> decided.powerWatt()[site][r]).sum();
            assertTrue(own > LEARNED * tiny.radio.budgetWatt(), "BS %d spends %s W on its own RBs".formatted(b, own));
        }
        assertTrue(run.log().get(run.bestStep() - 1).measure(ImitationTask.TRAINING_ACCURACY) > LEARNED);
    }

    @Test
    void theNameOfItsClassFindsIt() {
        Solver found = Solvers.standard().named("hetnet.extending.OwnBlocksSolver");
        assertEquals("own_blocks", found.name());
        assertTrue(Solvers.standard().with(found).names().contains("own_blocks"));
    }

    @Test
    void noTwoBssShareAnRbAndEachServingOneSpendsItsBudget() {
        Problem problem = new Problem(experiment.gains(), tiny.radio, 1);
        Allocation allocation = new OwnBlocksSolver().solve(problem, SolveContext.of(1)).allocation();
        int[] load = allocation.load();
        for (int r = 0; r < problem.blocks(); r++) {
            int block = r;
            assertTrue(IntStream.range(0, problem.sites()).filter(b -> allocation.powerWatt()[b][block] > 0)
                    .count() <= 1, "RB " + r);
        }
        for (int b = 0; b < problem.sites(); b++) {
            assertEquals(load[b] == 0 ? 0 : problem.budgetWatt(b), Arrays.stream(allocation.powerWatt()[b]).sum(),
                    1e-9);
        }
    }

    @Test
    void itStandsBesideTheOthersInAComparison() {
        Problem problem = new Problem(experiment.gains(), tiny.radio, 1);
        Solution solution = new OwnBlocksSolver().solve(problem, SolveContext.of(1));
        ComparisonStudy comparison = new ComparisonStudy(new Problem(experiment.gains(), tiny.radio, 1))
                .add("baseline", experiment::baseline)
                .add("own_blocks", solution::allocation);
        assertEquals(solution.utility() / problem.covered().length, comparison.of("own_blocks").metrics().meanLogRate(),
                1e-9);
        assertTrue(Double.isFinite(comparison.gain("own_blocks", "baseline")));
    }

    @Test
    void itsTrainingIsNotTakenForThatOfTheKitsTeacher() throws IOException {
        Problem problem = new Problem(experiment.gains(), tiny.radio, 1);
        Solution solution = new OwnBlocksSolver().solve(problem, SolveContext.of(1));
        experiment.training(TeacherLabels.of(problem, solution.allocation(), solution.utility()), epoch -> { });
        int[] epochs = {0};
        experiment.training(experiment.teacher(ProgressListener.NONE), epoch -> epochs[0]++);
        assertTrue(epochs[0] > 0, "the artefact of the other teacher's labels was taken");
        try (Stream<Path> files = Files.list(artefacts)) {
            assertEquals(5, files.count()); // two models, two logs, and the labels of the kit's teacher
        }
    }
}
