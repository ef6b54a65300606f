package hetnet.train;

import hetnet.channel.Gains;
import hetnet.graph.HeteroGraph;
import hetnet.graph.Tiny;
import hetnet.model.hetgnn.HetGnnArchitecture;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.model.unrolled.InferenceSettings;
import hetnet.model.unrolled.UnrolledArchitecture;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.nn.DeviceChoice;
import hetnet.train.imitation.ImitationTask;
import hetnet.train.imitation.TrainConfig;
import hetnet.train.utility.UnrolledConfig;
import hetnet.train.utility.UtilitySettings;
import hetnet.train.utility.UtilityTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many training steps and inferences of both networks in a JVM of its own, whose heap has its full size from the start:
 * what grows is native. Prints a line for each part, its name and the resident memory in KiB at even distances.
 */
final class Soak {

    private static final int SAMPLES = 100;

    private Soak() {
    }

    /** @param args training steps and inferences of each network, and a folder */
    public static void main(String[] args) {
        int steps = Integer.parseInt(args[0]);
        int inferences = Integer.parseInt(args[1]);
        Path folder = Path.of(args[2]);
        paper(steps, inferences, folder);
        unrolled(steps, inferences, folder);
    }

    private static void paper(int steps, int inferences, Path folder) {
        Tiny tiny = new Tiny(400, 12, true, 2);
        HeteroGraph graph = tiny.graph();
        double[] rates = new double[400];
        Arrays.fill(rates, 1e5);
        TrainConfig config = TrainConfig.paper().withArchitecture(HetGnnArchitecture.paper().withHidden(16))
                .withEpochs(steps)
                .withPatience(steps).withDevice(DeviceChoice.CPU);
        Memory training = new Memory("training of the paper's network", steps);
        TrainingRun<HetGnnModel> run = TrainingLoop.train(new ImitationTask(tiny.labelled(rates), config),
                Checkpoint.of(folder.resolve("paper.bin"), 10, notice -> { }), epoch -> training.look(epoch.step()));
        training.print();
        Memory inference = new Memory("inference of the paper's network", inferences);
        for (int i = 1; i <= inferences; i++) {
            run.model().allocate(graph, tiny.gains, tiny.radio);
            inference.look(i);
        }
        inference.print();
        run.model().close();
    }

    private static void unrolled(int steps, int inferences, Path folder) {
        // few sites in every step: a late network of many would look like a leak
        UtilitySettings settings = UtilitySettings.standard().withRounds(1, 2).withSteps(steps).withBatch(4, 60)
                .withSites(7, 0).withDevice(DeviceChoice.CPU);
        UnrolledConfig config = new UnrolledConfig(UnrolledArchitecture.standard().withHidden(8), settings,
                InferenceSettings.standard().withInferenceRounds(3).withPerturbations(1));
        Memory training = new Memory("training of the unrolled network", steps);
        Checkpoint checkpoint = Checkpoint.of(folder.resolve("unrolled.bin"), 100, notice -> { });
        UnrolledModel model = TrainingLoop.train(new UtilityTask(config), checkpoint,
                step -> training.look(step.step())).model();
        training.print();
        Tiny tiny = new Tiny(400, 12, true, 2);
        Gains gains = tiny.gains;
        Memory inference = new Memory("inference of the unrolled network", inferences);
        for (int i = 1; i <= inferences; i++) {
            model.allocate(gains, tiny.radio, 1, i);
            inference.look(i);
        }
        inference.print();
    }

    /** Resident memory of this process over a loop. */
    private static final class Memory {

        private final String part;
        private final int turns;
        private final List<Long> kib = new ArrayList<>();

        Memory(String part, int turns) {
            this.part = part;
            this.turns = turns;
        }

        void look(int turn) {
            if (turn % Math.max(1, turns / SAMPLES) == 0) {
                kib.add(residentKib());
            }
        }

        void print() {
            System.out.println(part + "," + String.join(",", kib.stream().map(String::valueOf).toList()));
        }

        private static long residentKib() {
            try {
                return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
