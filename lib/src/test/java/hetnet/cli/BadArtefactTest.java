package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import hetnet.CraftedArtefact;
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

    static Stream<Arguments> crafted() {
        CraftedArtefact u = unrolled();
        CraftedArtefact m = model();
        CraftedArtefact l = labels();
        CraftedArtefact s = scores();
        CraftedArtefact a = ablation();
        CraftedArtefact t = log();
        return Stream.of(
                arguments("hetgnn_unrolled", u.withFormat("hetnet-lab artefact 2"),
                        "has the format 'hetnet-lab artefact 2', but this version"),
                arguments("hetgnn_unrolled", u.withFormat("PK\u0003\u0004"), "has the format 'PK??'"),
                arguments("hetgnn_unrolled", u.withKind("hetgnn_paper"),
                        "holds 'hetgnn_paper', where 'hetgnn_unrolled' is wanted"),
                arguments("hetgnn_paper", u, "holds 'hetgnn_unrolled', where 'hetgnn_paper' is wanted"),
                arguments("hetgnn_unrolled", u.withKind("unrolled"),
                        "holds 'unrolled', where 'hetgnn_unrolled' is wanted"),
                arguments("teacher labels", u, "holds 'hetgnn_unrolled', where 'teacher labels' is wanted"),
                arguments("hetgnn_unrolled", u.with("hidden", "0"), "hidden = 0 is out of range"),
                arguments("hetgnn_unrolled", u.with("hidden", "1024"),
                        "a network of width 1024 has more weights than the 1 numbers"),
                arguments("hetgnn_unrolled", u.with("hidden", "2147483647"), "hidden = 2147483647 is out of range"),
                arguments("hetgnn_unrolled", u.with("hidden", "NaN"), "hidden = 'NaN' must be a whole number"),
                arguments("hetgnn_unrolled", u.with("colour", "red"),
                        "unknown setting 'colour'; known are hidden, variant, inferenceRounds"),
                arguments("hetgnn_paper", m.with("colour", "red"),
                        "unknown setting 'colour'; known are hidden, variant, blocks"),
                arguments("hetgnn_unrolled", u.with("hidden", "1"), "there is no weight 'antenna.weight'"),
                arguments("hetgnn_unrolled", u.with("hidden", "1").with("weight.pull", Double.NaN),
                        "array 'weight.pull' holds NaN"),
                arguments("hetgnn_unrolled", u.with("hidden", "1").with("weight.pull", 1e300),
                        "array 'weight.pull' holds 1.0E300"),
                arguments("hetgnn_unrolled", u.with("hidden", "1").with("weight.pull"),
                        "a network of width 1 has more weights"),
                arguments("hetgnn_paper", m.without("blocks"), "there is no property 'blocks'"),
                arguments("hetgnn_paper", m.with("blocks", "2000000000"), "blocks = 2000000000 RBs is out of range"),
                arguments("hetgnn_paper", m.with("blocks", "many"), "blocks = 'many' must be a whole number"),
                arguments("hetgnn_paper", m.with("hidden", "4096"), "a network of width 4096 has more weights"),
                arguments("hetgnn_paper", m.without("scaler.ueStd"), "there is no array 'scaler.ueStd'"),
                arguments("hetgnn_paper", m.with("scaler.bsStd", 1, 2), "array 'scaler.bsStd' has 2 numbers, not 3"),
                arguments("hetgnn_paper", m.with("scaler.linkMean", 1, Double.NaN),
                        "linkMean[1] = NaN is out of range"),
                arguments("hetgnn_paper", m, "needs"),
                arguments("teacher labels", l.without("association"), "there is no array 'association'"),
                arguments("teacher labels", l.without("powerWatt.rows"), "there is no array 'powerWatt.rows'"),
                arguments("teacher labels", l.with("association", 0, 7), "association = 7 is out of range"),
                arguments("teacher labels", l.with("association", 0, -2), "association = -2 is out of range"),
                arguments("teacher labels", l.with("association", 0, Double.NaN), "association = NaN is out of range"),
                arguments("teacher labels", l.with("powerWatt.rows", 0), "rows of powerWatt = 0 is out of range"),
                arguments("teacher labels", l.with("powerWatt.rows", 1e9), "rows of powerWatt = 1e+09 is out of range"),
                arguments("teacher labels", l.with("powerWatt.rows"), "array 'powerWatt.rows' has 0 numbers, not 1"),
                arguments("teacher labels", l.with("scalars", 1), "array 'scalars' has 1 numbers, not 2"),
                arguments("teacher labels", l.with("scalars", 1, 3),
                        "best start = 3 is out of range: allowed are 0 to 0"),
                arguments("teacher labels", l.with("association", 0, 1),
                        "allocation for 2 UEs and 2 BSs, but the gains have 3 and 2"),
                arguments("teacher labels", l.with("association", 0, -1, -1), "UE 1 is in coverage but its BS is -1"),
                arguments("teacher labels", l.with("powerWatt", 1, Double.NaN, 3, 4), "BS 0 has power NaN W on RB 1"),
                arguments("teacher labels", l.with("powerWatt", 1, 2, 3, 40), "BS 1 spends 43.0 W of a budget of 10"),
                arguments("teacher labels", l.with("powerWatt", 1, 2, 3), "array 'powerWatt' has 3 numbers, not 2"),
                arguments("teacher labels", l.with("powerFraction", 1, 2),
                        "array 'powerFraction' has 2 numbers, not 4"),
                arguments("teacher labels", l.with("powerFraction.rows", 4),
                        "rows of powerFraction = 4 is out of range: allowed are 2 to 2"),
                arguments("reference scores", s.without("wmmse"), "there is no array 'wmmse'"),
                arguments("reference scores", s.with("wmmse", 1, 2), "array 'wmmse' has 2 numbers, not 5"),
                arguments("reference scores", s.with("baseline", Double.NaN, 0.6, 1, 1, 1),
                        "sumRateBps = NaN bit/s is out of range"),
                arguments("reference scores", s.with("baseline", 1, 6, 1, 1, 1),
                        "jain = 6 is out of range: allowed are 0 to 1"),
                arguments("reference scores", s.with("baseline", 1, 0.6, -1, 1, 1), "p5Bps = -1 bit/s is out of range"),
                arguments("reference scores", s.with("baseline", 1, 0.6, 1, Double.NaN, 1),
                        "meanLogRate = NaN is out of range"),
                arguments("reference scores", s.with("baseline", 1, 0.6, 1, 1, -1), "seconds = -1 s is out of range"),
                arguments("ablation", a.without("metrics"), "there is no property 'metrics'"),
                arguments("ablation", a.with("metrics", "jain"), "array 'values' has 2 numbers, not 1"),
                arguments("ablation", a.with("metrics", "jain,jain"), "metric 'jain' occurs twice"),
                arguments("ablation", a.without("costs"), "there is no array 'costs'"),
                arguments("ablation", a.with("costs", 1, 2, 3), "array 'costs' has 3 numbers, not 4"),
                arguments("ablation", a.with("costs", 1, 2, 3, Double.NaN), "a cost = NaN is out of range"),
                arguments("training log", t.without("measures"), "there is no property 'measures'"),
                arguments("training log", t.with("measures", "power_loss,speed"), "there is no array 'log.speed'"),
                arguments("training log", t.with("log.jain", 1), "array 'log.jain' has 1 numbers, not 2"),
                arguments("training log", t.with("log.loss"), "epochs = 0 epochs is out of range"),
                arguments("training log", t.without("log.loss"), "there is no array 'log.loss'"),
                arguments("training log", t.with("bestEpochAndSeconds", 3, 1),
                        "best epoch = 3 is out of range: allowed are 1 to 2"),
                arguments("training log", t.with("bestEpochAndSeconds", 1, Double.NaN),
                        "seconds = NaN s is out of range"));
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
