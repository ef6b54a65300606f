package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import hetnet.CraftedArtefact;
import hetnet.Refusals;
import hetnet.Tally;
import hetnet.channel.Gains;
import hetnet.model.hetgnn.HetGnnModel;
import hetnet.model.unrolled.UnrolledModel;
import hetnet.network.RadioConfig;
import hetnet.nn.DeviceChoice;
import hetnet.radio.Allocation;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.wmmse.WmmseRestarts;
import hetnet.study.ablation.AblationRun;
import hetnet.study.quality.ReferenceScores;
import hetnet.teacher.LabelStore;
import hetnet.teacher.TeacherLabels;
import hetnet.train.imitation.LogStore;
import hetnet.util.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file that is damaged, of another kind, or written by somebody's own program is refused by name, in one sentence,
 * whole.
 */
class BadArtefactTest {

    @RegisterExtension
    static final Tally TALLY = new Tally("artefacts");

    private static final long SMALL_BYTES = 32 << 20;

    @TempDir
    Path folder;

    private static final RadioConfig RADIO = Settings.override(RadioConfig.paper(),
            Map.of("blocks", "2", "budgetDbm", "40"));
    private static final Gains GAINS = Gains.flat(3, 2, 2, new double[] {1e-9, 1e-10, 1e-10, 1e-9, 0, 0});

    /** What reads each kind of file. */
    private static final Map<String, Consumer<Path>> READERS = Map.of(
            "hetgnn_unrolled", UnrolledModel::load,
            "hetgnn_paper", file -> HetGnnModel.load(file, DeviceChoice.CPU).close(),
            "teacher labels", file -> LabelStore.read(CraftedArtefact.FINGERPRINT, file, new Problem(GAINS, RADIO, 1)),
            "reference scores", file -> ReferenceScores.read(List.of(Baseline.NAME, WmmseRestarts.NAME), file,
                    CraftedArtefact.FINGERPRINT),
            "ablation", file -> AblationRun.read("net", "whole", 1, CraftedArtefact.FINGERPRINT, file),
            "training log", file -> LogStore.read(null, CraftedArtefact.FINGERPRINT, file));

    /** What refusals/artefacts.txt changes. */
    private static final Map<String, CraftedArtefact> SOUND = Stream.of(unrolled(), model(), labels(), scores(),
            ablation(), log()).collect(Collectors.toMap(CraftedArtefact::kind, crafted -> crafted));

    private byte[] sound(String kind) throws IOException {
        return switch (kind) {
            case "hetgnn_unrolled" -> unrolled().bytes();
            case "reference scores" -> scores().bytes();
            case "ablation" -> ablation().bytes();
            case "training log" -> log().bytes();
            default -> { // as a notebook keeps them
                Path file = folder.resolve("labels.bin");
                LabelStore.write(new TeacherLabels(new Allocation(new int[] {0, 1, -1},
                        new double[][] {{1, 2}, {3, 4}}), new double[][] {{0.5, 0.5}, {0.5, 0.5}}, 1.5,
                        new double[][] {{1, 2, 3}}, 0, new double[] {1}), CraftedArtefact.FINGERPRINT, file);
                yield Files.readAllBytes(file);
            }
        };
    }

    private static CraftedArtefact crafted(String kind) {
        return new CraftedArtefact(CraftedArtefact.FORMAT, kind, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** A file of another program, sound as far as its checksum goes. */
    private static CraftedArtefact unrolled() {
        return crafted("hetgnn_unrolled").with("hidden", "2").with("weight.pull", 0.5);
    }

    private static CraftedArtefact scores() {
        return crafted("reference scores").with("baseline", 1e8, 0.6, 1e4, 10, 0.1).with("wmmse", 2e8, 0.7, 2e4, 11, 3);
    }

    private static CraftedArtefact ablation() {
        return crafted("ablation").with("metrics", "jain,rate").with("values", 0.7, 1e8).with("costs", 100, 2, 1, 0.1);
    }

    private static CraftedArtefact log() {
        CraftedArtefact log = crafted("training log").with("measures", "jain,power_loss")
                .with("bestEpochAndSeconds", 2, 9.5);
        for (String name : new String[] {"loss", "learning_rate", "gradient_norm", "jain", "power_loss"}) {
            log = log.with("log." + name, 0.5, 0.25);
        }
        return log;
    }

    private static CraftedArtefact model() {
        return crafted("hetgnn_paper").with("hidden", "4").with("blocks", "3").with("scaler.ueMean", new double[4])
                .with("scaler.ueStd", new double[4]).with("scaler.bsMean", new double[3])
                .with("scaler.bsStd", new double[3])
                .with("scaler.linkMean", new double[2]).with("scaler.linkStd", new double[2]);
    }

    private static CraftedArtefact labels() {
        CraftedArtefact labels = crafted("teacher labels").with("association", 0, 1, -1).with("startUtility", 1)
                .with("scalars", 1, 0);
        for (String name : new String[] {"powerWatt", "powerFraction", "objective"}) {
            labels = labels.with(name, 1, 2, 3, 4).with(name + ".rows", 2);
        }
        return labels;
    }

    static Stream<String> kinds() {
        return Stream.of("hetgnn_unrolled", "teacher labels", "reference scores", "ablation", "training log");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyRegionFlippedCutOrExtended(String kind) throws IOException {
        Path file = folder.resolve("file.bin");
        for (CraftedArtefact.Damage damage : CraftedArtefact.damages(sound(kind))) {
            refused(kind, file, damage.bytes(), "is damaged", damage.how());
        }
    }

    /** The lines of refusals/artefacts.txt. */
    static Stream<Arguments> crafted() {
        return Refusals.of("artefacts.txt").map(line -> arguments(line[0],
                changed(SOUND.get(line[1]), line[2]), line[3]));
    }

    private static CraftedArtefact changed(CraftedArtefact sound, String changes) {
        CraftedArtefact changed = sound;
        for (String change : changes.isEmpty() ? new String[0] : changes.split(" & ")) {
            String value = Refusals.unescaped(change).replaceFirst("^[\\w.]+( =|:)? ?", "");
            String name = change.replaceFirst("( =|:| ).*", "");
            changed = change.startsWith("format ") ? changed.withFormat(value)
                    : change.startsWith("kind ") ? changed.withKind(value)
                    : change.startsWith("without ") ? changed.without(value)
                    : change.startsWith(name + ":") ? changed.with(name, value)
                    : changed.with(name, value.isEmpty() ? new double[0]
                    : Stream.of(value.split(", ")).mapToDouble(Double::parseDouble).toArray());
        }
        return changed;
    }

    @ParameterizedTest(name = "[{index}] {0}: {2}")
    @MethodSource
    void crafted(String kind, CraftedArtefact crafted, String reason) throws IOException {
        refused(kind, folder.resolve("crafted.bin"), crafted.bytes(), reason, "with a sound checksum");
    }

    /** Numbers in place of lengths, none of which fits into the file. */
    @Test
    void lengthsAreBoundedBeforeAllocation() throws IOException {
        byte[] sound = unrolled().bytes();
        Map<String, Integer> at = CraftedArtefact.regions(sound);
        for (int length : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1 << 30, 1 << 28, 2}) {
            for (String region : new String[] {"number of properties", "number of arrays", "array length"}) {
                byte[] bytes = sound.clone();
                ByteBuffer.wrap(bytes).putInt(at.get(region), length);
                refused("hetgnn_unrolled", folder.resolve("long.bin"), CraftedArtefact.sign(bytes),
                        "is no artefact of this kit", "with a length that is not theirs");
            }
        }
    }

    @Test
    void namesThatOccurTwiceAndBytesBehindTheEnd() throws IOException {
        Path file = folder.resolve("twice.bin");
        byte[] sound = unrolled().bytes();
        byte[] longer = Arrays.copyOf(sound, sound.length + 3);
        refused("hetgnn_unrolled", file, CraftedArtefact.sign(longer), "3 bytes follow its end",
                "with a sound checksum");
    }

    @Test
    void whatIsNoArtefactAtAll() throws IOException {
        Path file = folder.resolve("file.bin");
        refused("hetgnn_unrolled", file, new byte[0], "is damaged or no artefact", "of another kind");
        refused("hetgnn_unrolled", file, "bs,x_m,y_m,z_m\n".repeat(9).getBytes(StandardCharsets.UTF_8),
                "is damaged or no artefact", "of another kind");
        for (Consumer<Path> reader : READERS.values()) {
            assertTrue(message(reader, folder).endsWith("is no file: name another one"));
            assertTrue(message(reader, folder.resolve("none")).startsWith("there is no file"));
            assertTrue(message(reader, Path.of("/dev/zero")).startsWith("/dev/zero is no file"));
            TALLY.count("artefacts that are missing or no file");
        }
    }

    private static String message(Consumer<Path> reader, Path file) {
        return assertThrows(IllegalArgumentException.class, () -> reader.accept(file)).getMessage();
    }

    private static void refused(String kind, Path file, byte[] bytes, String reason, String how) throws IOException {
        Files.write(file, bytes);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        String message = message(READERS.get(kind), file);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(message.startsWith(file.toString()) && message.contains(reason), message);
        assertTrue(message.endsWith("name another file, or delete this one to have it made anew"), message);
        assertFalse(message.contains("\n"), message);
        assertTrue(allocated < SMALL_BYTES, allocated + " bytes for: " + message);
        TALLY.count("artefacts " + how);
    }

    /** What the tests above change is sound to begin with, but for the weights that the networks do not have. */
    @Test
    void theCraftedFilesAreRead() throws IOException {
        for (CraftedArtefact crafted : new CraftedArtefact[] {labels(), scores(), ablation(), log()}) {
            READERS.get(crafted.kind()).accept(Files.write(folder.resolve("sound.bin"), crafted.bytes()));
        }
    }
}
