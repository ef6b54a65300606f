package hetnet.study;

import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.graph.HeteroGraph;
import hetnet.graph.Split;
import hetnet.io.Artefact;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.network.Area;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.Rates;
import hetnet.radio.Scheduler;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.teacher.LabelStore;
import hetnet.teacher.TeacherConfig;
import hetnet.teacher.TeacherLabels;
import hetnet.train.Checkpoint;
import hetnet.train.TrainingListener;
import hetnet.train.TrainingLoop;
import hetnet.train.TrainingRun;
import hetnet.train.imitation.ImitationTask;
import hetnet.train.imitation.LabelledGraph;
import hetnet.train.imitation.LogStore;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.ProgressListener;
import hetnet.util.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One snapshot with its three methods: baseline, teacher and network. What takes long is kept as an artefact under the
 * fingerprint of everything that decides it: a notebook finds what an earlier one made, or makes it when it is missing.
 */
public final class Experiment {

    /** Room around the UEs, so that those on a line still span an area. */
    private static final double ROOM_M = 0.5;
    /** Epochs between two checkpoints: a second or two on the paper's layout. */
    private static final int CHECKPOINT_EPOCHS = 10;

    private final Snapshot snapshot;
    private final RadioConfig radio;
    private final TeacherConfig teacherConfig;
    private final TrainConfig trainConfig;
    private final Path artefacts;

    /** @param artefacts folder of what is kept */
    public Experiment(Snapshot snapshot, RadioConfig radio, TeacherConfig teacherConfig, TrainConfig trainConfig,
            Path artefacts) {
        this.snapshot = snapshot;
        this.radio = radio;
        this.teacherConfig = teacherConfig;
        this.trainConfig = trainConfig;
        this.artefacts = artefacts;
    }

    /** What the methods decide on. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** The gains of the snapshot. */
    public Gains gains() {
        return snapshot.channel().gains();
    }

    /** The graph of the snapshot, features in physical units. */
    public HeteroGraph graph() {
        return graph(snapshot);
    }

    /** The graph of another snapshot of the same network, for example after the UEs have moved. */
    public HeteroGraph graph(Snapshot other) {
        return HeteroGraph.of(other.sites(), other.users(), other.channel(), radio);
    }

    /**
     * Training and held-out UEs: by cells of the area of sites and UEs, or at random where the configuration has 0
     * cells.
     */
    public Split split() {
        var random = Seeds.stream(trainConfig.seed(), "split");
        if (trainConfig.cells() == 0) {
            return Split.random(gains(), trainConfig.heldOutShare(), random);
        }
        Area area = Area.around(snapshot.users().positionM(), ROOM_M);
        return Split.spatial(snapshot.users(), gains(), area, trainConfig.cells(), trainConfig.heldOutShare(), random);
    }

    /** What the teacher solves, and what every decision is checked against. */
    public Problem problem() {
        return teacherConfig.problem(snapshot, radio);
    }

    /** Association by received power, which is the least path loss where all budgets are equal, and equal power. */
    public Allocation baseline() {
        return Baseline.allocate(snapshot, radio);
    }

    /** Solves for the teacher's labels, whether or not there are some already, and keeps them. */
    public TeacherLabels solveTeacher(ProgressListener progress) {
        TeacherLabels labels = solve(progress);
        LabelStore.write(labels, teacherFingerprint(), teacherFile());
        return labels;
    }

    /** The teacher's labels: read from the artefacts, or solved and kept. */
    public TeacherLabels teacher(ProgressListener progress) {
        if (Files.exists(teacherFile())) {
            progress.step(1, 1, "read from the artefacts");
            return LabelStore.read(teacherFingerprint(), teacherFile(), problem());
        }
        return solveTeacher(progress);
    }

    /** The teacher's labels, solved now and not kept. */
    TeacherLabels solve(ProgressListener progress) {
        return teacherConfig.labels(problem(), progress);
    }

    /**
     * Trains the network on the teacher's labels, whether or not there is one already, and keeps it. A training that
     * was interrupted or killed keeps its checkpoint instead, from which the next one goes on as if it had never
     * stopped.
     *
     * @param onEpoch called for every epoch, those before a resumption included
     */
    public TrainingRun<HetGnnModel> train(TeacherLabels labels, TrainingListener onEpoch) {
        Checkpoint checkpoint = Checkpoint.of(trainingFile("checkpoint", labels), CHECKPOINT_EPOCHS,
                System.out::println);
        ImitationTask task = new ImitationTask(labelled(labels), trainConfig);
        TrainingRun<HetGnnModel> run = TrainingLoop.train(task, checkpoint, onEpoch);
        if (!run.interrupted()) {
            run.model().save(trainingFile("model", labels));
            LogStore.write(run, trainingFingerprint(labels), trainingFile("training-log", labels));
            checkpoint.delete();
        }
        return run;
    }

    /** Trains the network now, and does not keep it. */
    TrainingRun<HetGnnModel> fit(TeacherLabels labels, TrainingListener onEpoch) {
        return TrainingLoop.train(new ImitationTask(labelled(labels), trainConfig), Checkpoint.none(), onEpoch);
    }

    /** What the network learns from. */
    public LabelledGraph labelled(TeacherLabels labels) {
        return LabelledGraph.of(graph(), problem(), split(), labels.allocation());
    }

    /** The training on the teacher's labels: read from the artefacts, or done and kept. */
    public TrainingRun<HetGnnModel> training(TeacherLabels labels, TrainingListener onEpoch) {
        if (!Files.exists(trainingFile("model", labels)) || !Files.exists(trainingFile("training-log", labels))) {
            return train(labels, onEpoch);
        }
        HetGnnModel model = HetGnnModel.load(trainingFile("model", labels), trainConfig.device());
        return LogStore.read(model, trainingFingerprint(labels), trainingFile("training-log", labels));
    }

    /** The network of {@link #training}. */
    public HetGnnModel model(TeacherLabels labels, TrainingListener onEpoch) {
        return training(labels, onEpoch).model();
    }

    /** The decision of a network on this snapshot. */
    public Allocation allocate(HetGnnModel model) {
        return allocate(model, snapshot);
    }

    /** The decision of a network on another snapshot, for example after the UEs have moved. */
    public Allocation allocate(HetGnnModel model, Snapshot other) {
        return model.allocate(graph(other), other.channel().gains(), radio, other.sites().budgetWatt(radio));
    }

    /** Rates under equal time sharing, bit/s; shape [U]. */
    public double[] rates(Allocation allocation) {
        return Rates.userRates(gains(), allocation, radio, Scheduler.EQUAL_TIME);
    }

    /** Metrics over all UEs in coverage. */
    public Metrics metrics(Allocation allocation) {
        return Metrics.of(rates(allocation), allocation.association());
    }

    /** Metrics over some UEs; their rates are those of the whole network. */
    public Metrics metrics(Allocation allocation, int[] users) {
        return Metrics.of(rates(allocation), allocation.association(), Metrics.PAYLOAD_BITS, users);
    }

    /** The teacher sees nothing but gains and budgets: the same UEs in motion have the same labels. */
    private String teacherFingerprint() {
        return Artefact.fingerprint(radio, teacherConfig, budgets(), gainsFingerprint());
    }

    private Path teacherFile() {
        return artefacts.resolve("teacher-" + teacherFingerprint() + ".bin");
    }

    /** The network sees the labels and not who made them: those of another teacher are another training. */
    private String trainingFingerprint(TeacherLabels labels) {
        Allocation taught = labels.allocation();
        return Artefact.fingerprint(radio, trainConfig, snapshotFingerprint(), Arrays.toString(taught.association()),
                Arrays.deepToString(taught.powerWatt()));
    }

    private Path trainingFile(String kind, TeacherLabels labels) {
        return artefacts.resolve(kind + "-" + trainingFingerprint(labels) + ".bin");
    }

    private String snapshotFingerprint() {
        return Artefact.fingerprint(Arrays.deepToString(snapshot.sites().positionM()), budgets(),
                Arrays.deepToString(snapshot.users().positionM()), Arrays.toString(snapshot.users().speedMps()),
                Arrays.toString(snapshot.users().headingRad()), gainsFingerprint());
    }

    private String budgets() {
        return Arrays.toString(snapshot.sites().budgetWatt(radio));
    }

    private String gainsFingerprint() {
        return Artefact.fingerprint(gains().users(), gains().sites(), gains().isFading(), gains().digest());
    }
}
