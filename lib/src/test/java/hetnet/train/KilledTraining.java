package hetnet.train;

import hetnet.graph.Tiny;
import hetnet.io.Artefact;
import hetnet.io.SinglePrecision;
import hetnet.model.hetgnn.HetGnnArchitecture;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.model.unrolled.UnrolledArchitecture;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.nn.DeviceChoice;
import hetnet.train.imitation.ImitationTask;
import hetnet.train.imitation.TrainConfig;
import hetnet.train.utility.UnrolledConfig;
import hetnet.train.utility.UtilitySettings;
import hetnet.train.utility.UtilityTask;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A small training in a JVM that {@link KillTest} kills: it says on standard output how many epochs or steps are done,
 * waits for its end when they are as many as it was given, and writes weights and log when it has done all.
 */
final class KilledTraining {

    static final int EPOCHS = 60;
    private static final String PAPER = "paper";

    private KilledTraining() {
    }

    /**
     * @param args paper or unrolled, file of the checkpoint, file of the result, number of epochs or steps to wait at
     */
    public static void main(String[] args) {
        Checkpoint checkpoint = Checkpoint.of(Path.of(args[1]), 1, System.err::println);
        SortedMap<String, String> properties = new TreeMap<>();
        SortedMap<String, double[]> arrays = new TreeMap<>();
        int limit = Integer.parseInt(args[3]);
        if (args[0].equals(PAPER)) {
            paper(checkpoint, limit, properties, arrays);
        } else {
            unrolled(checkpoint, limit, properties, arrays);
        }
        new Artefact("result", "", properties, arrays).write(Path.of(args[2]));
    }

    private static void paper(Checkpoint checkpoint, int limit, SortedMap<String, String> properties,
            SortedMap<String, double[]> arrays) {
        TrainConfig config = TrainConfig.paper().withArchitecture(HetGnnArchitecture.paper().withHidden(24))
                .withEpochs(EPOCHS)
                .withPatience(EPOCHS).withDevice(DeviceChoice.CPU);
        double[] rates = new double[60];
        Arrays.fill(rates, 1e5);
        ImitationTask task = new ImitationTask(new Tiny(60, 6, false, 2).labelled(rates), config);
        TrainingRun<HetGnnModel> run = TrainingLoop.train(task, checkpoint, epoch -> say(epoch.step(), limit));
        TrainingLog.put(run.log(), properties, arrays);
        SinglePrecision.put(arrays, "weight.", run.model().weights().copy());
    }

    private static void say(int done, int limit) {
        System.out.println(done);
        if (done >= limit) {
            LockSupport.parkNanos(Long.MAX_VALUE);
        }
    }

    private static void unrolled(Checkpoint checkpoint, int limit, SortedMap<String, String> properties,
            SortedMap<String, double[]> arrays) {
        UnrolledConfig config = UnrolledConfig.standard().withArchitecture(UnrolledArchitecture.standard()
                .withHidden(8))
                .withTraining(UtilitySettings.standard().withRounds(1, 2).withSteps(EPOCHS).withBatch(2, 20)
                        .withDevice(DeviceChoice.CPU));
        TrainingRun<UnrolledModel> run = TrainingLoop.train(new UtilityTask(config), checkpoint,
                step -> say(step.step(), limit));
        TrainingLog.put(run.log(), properties, arrays);
        SinglePrecision.put(arrays, "weight.", run.model().weights());
    }
}
