package hetnet.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.CraftedArtefact;
import hetnet.Tally;
import hetnet.graph.Tiny;
import hetnet.io.Artefact;
import hetnet.model.hetgnn.HetGnnArchitecture;
import hetnet.model.unrolled.UnrolledArchitecture;
import hetnet.nn.DeviceChoice;
import hetnet.train.imitation.ImitationTask;
import hetnet.train.imitation.TrainConfig;
import hetnet.train.utility.UnrolledConfig;
import hetnet.train.utility.UtilitySettings;
import hetnet.train.utility.UtilityTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A checkpoint that is damaged, or lacks something behind a sound checksum, gives way to the one before, with a notice;
 * where there is none, one sentence names it, and it stays as it was.
 */
class BadCheckpointTest {

    @RegisterExtension
    static final Tally TALLY = new Tally("checkpoints");

    private static final String PAPER = "hetgnn_paper checkpoint";
    private static final String UNROLLED = "hetgnn_unrolled checkpoint";
    private static final Map<String, Consumer<Checkpoint>> TRAININGS = Map.of(PAPER, BadCheckpointTest::paper, UNROLLED,
            BadCheckpointTest::unrolled);
    private static final String SCALARS = "bestStepLossAndSeconds";
    private static final int LONGEST = 6;
    /** What is compared with the network, number by number. */
    private static final List<String> TENSORS = List.of("weight.", "best.", "moment.");

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();

    static Stream<String> kinds() {
        return Stream.of(PAPER, UNROLLED);
    }

    /** One epoch further. */
    private static void paper(Checkpoint checkpoint) {
        TrainConfig config = TrainConfig.paper().withArchitecture(HetGnnArchitecture.paper().withHidden(4))
                .withEpochs(LONGEST)
                .withDevice(DeviceChoice.CPU);
        ImitationTask task = new ImitationTask(new Tiny(20, 3, false, 2).labelled(new double[20]), config);
        TrainingLoop.train(task, checkpoint, epoch -> Thread.currentThread().interrupt()).model().close();
    }

    /** One step further. */
    private static void unrolled(Checkpoint checkpoint) {
        UnrolledConfig config = UnrolledConfig.standard().withArchitecture(UnrolledArchitecture.standard()
                .withHidden(4))
                .withTraining(UtilitySettings.standard().withRounds(1, 1).withSteps(LONGEST).withBatch(1, 5)
                        .withDevice(DeviceChoice.CPU));
        TrainingLoop.train(new UtilityTask(config), checkpoint, step -> Thread.currentThread().interrupt());
    }

    private void goOn(String kind, Path file) {
        TRAININGS.get(kind).accept(Checkpoint.of(file, 1, notices::add));
    }

    /** A state after two epochs or steps, with that after one beside it. */
    private Path twoStates(String kind) {
        Path file = folder.resolve("state.bin");
        goOn(kind, file);
        goOn(kind, file);
        notices.clear();
        return file;
    }

    private static Path previous(Path file) {
        return file.resolveSibling(file.getFileName() + ".previous");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyRegionFlippedCutOrExtended(String kind) throws IOException {
        Path file = twoStates(kind);
        byte[] sound = Files.readAllBytes(file);
        Files.delete(previous(file));
        for (CraftedArtefact.Damage damage : CraftedArtefact.damages(sound)) {
            refused(kind, file, damage.bytes(), "is damaged", damage.how());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyArrayMissingLongerOrNoNumber(String kind) throws IOException {
        Path file = twoStates(kind);
        Artefact sound = Artefact.read(file, kind);
        Files.delete(previous(file));
        for (String name : sound.arrays().keySet()) {
            double[] values = sound.arrays().get(name);
            String bare = TENSORS.stream().filter(name::startsWith)
                    .reduce(name, (left, prefix) -> left.substring(prefix.length()));
            refused(kind, file, with(file, sound, name, null), bare, "lacking an array");
            refused(kind, file, with(file, sound, name, Arrays.copyOf(values, values.length + 1)), "",
                    "with an array of another length");
            if (!bare.equals(name)) {
                double[] none = values.clone();
                none[none.length - 1] = Double.NaN;
                refused(kind, file, with(file, sound, name, none), "holds NaN", "with a value of no use");
            }
        }
    }

    /** 'log' stands for all arrays of the log at once. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hetgnn_paper checkpoint | bestStepLossAndSeconds | 3,1,1       | best epoch = 3 is out of range: allowed are "
                + "0 "
                + "to 2",
        "hetgnn_paper checkpoint | bestStepLossAndSeconds | NaN,1,1     | best epoch = NaN is out of range: allowed "
        + "are "
        + "0 to 2",
        "hetgnn_paper checkpoint | bestStepLossAndSeconds | 1,NaN,1     | lowest loss = NaN is out of range",
        "hetgnn_paper checkpoint | bestStepLossAndSeconds | 1,1,-1      | seconds = -1 s is out of range",
        "hetgnn_paper checkpoint | log                     | 1,1,1,1,1,1,1 | epochs = 7 epochs is out of range: "
        + "allowed "
        + "are 1 to 6 epochs",
        "hetgnn_unrolled checkpoint | log                     | 1,1,1,1,1,1,1 | steps = 7 steps is out of range: "
        + "allowed are "
        + "1 to 6 steps",
        "hetgnn_unrolled checkpoint | log                     | ''          | steps = 0 steps is out of range: "
        + "allowed are 1 "
        + "to 6 steps"})
    void valuesOfNoUse(String kind, String array, String values, String reason) throws IOException {
        Path file = twoStates(kind);
        Artefact sound = Artefact.read(file, kind);
        Files.delete(previous(file));
        double[] numbers = Stream.of(values.split(",")).filter(text -> !text.isEmpty()).mapToDouble(Double::parseDouble)
                .toArray();
        sound.arrays().keySet().stream().filter(name -> array.equals("log") ? isLog(name) : name.equals(array)).toList()
                .forEach(name -> sound.arrays().put(name, numbers));
        sound.write(file);
        refused(kind, file, Files.readAllBytes(file), reason, "with a value of no use");
    }

    private static boolean isLog(String name) {
        return TENSORS.stream().noneMatch(name::startsWith) && !name.equals(SCALARS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "remove | ''        | there is no property 'measures'",
        "put    | jain,speed | there is no array 'log.speed'",
        "put    | ''        | there is no array 'log.'"})
    void namesOfTheMeasures(String change, String measures, String reason) throws IOException {
        Path file = twoStates(PAPER);
        Artefact sound = Artefact.read(file, PAPER);
        Files.delete(previous(file));
        sound.properties().compute("measures", (name, value) -> change.equals("put") ? measures : null);
        sound.write(file);
        refused(PAPER, file, Files.readAllBytes(file), reason, "lacking a property");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theStateBeforeTakesTheirPlace(String kind) throws IOException {
        Path file = twoStates(kind);
        byte[] newest = Files.readAllBytes(file);
        byte[] older = Files.readAllBytes(previous(file));
        Artefact sound = Artefact.read(file, kind);
        String weight = sound.arrays().lastKey();
        byte[] flipped = newest.clone();
        flipped[flipped.length / 2] ^= 1;
        Map<byte[], String> damages = Map.of(flipped, "is damaged", Arrays.copyOf(newest, newest.length / 2),
                "is damaged", with(file, sound, weight, null), "is of no use (",
                with(file, sound, weight, new double[1]), "is of no use (");
        for (Map.Entry<byte[], String> damage : damages.entrySet()) {
            Files.write(file, damage.getKey());
            Files.write(previous(file), older);
            notices.clear();
            goOn(kind, file);
            assertTrue(notices.get(0).startsWith(file + " " + damage.getValue())
                    && notices.get(0).endsWith("; training goes on from the state before, " + previous(file)),
                    notices.get(0));
            Artefact again = Artefact.read(file, kind);
            assertEquals(sound.arrays().keySet(), again.arrays().keySet());
            again.arrays().forEach((name, values) -> {
                if (!name.equals(SCALARS)) { // which holds the time that it took
                    assertArrayEquals(sound.arrays().get(name), values, name);
                }
            });
            TALLY.count("checkpoints that gave way to the one before");
        }
    }

    /** @param values null to leave the array out */
    private static byte[] with(Path file, Artefact sound, String name, double[] values) throws IOException {
        TreeMap<String, double[]> arrays = new TreeMap<>(sound.arrays());
        arrays.compute(name, (same, former) -> values);
        Path other = file.resolveSibling("other.bin");
        new Artefact(sound.kind(), sound.fingerprint(), sound.properties(), arrays).write(other);
        return Files.readAllBytes(other);
    }

    private void refused(String kind, Path file, byte[] bytes, String reason, String how) throws IOException {
        Files.write(file, bytes);
        String message = assertThrows(IllegalArgumentException.class, () -> goOn(kind, file)).getMessage();
        assertTrue(message.startsWith(file.toString()) && message.contains(reason), message);
        assertTrue(message.endsWith("name another file, or delete this one to have it made anew"), message);
        assertFalse(message.contains("\n"), message);
        assertArrayEquals(bytes, Files.readAllBytes(file), "it stays as it was");
        assertEquals(List.of(), notices);
        TALLY.count("checkpoints " + how);
    }
}
