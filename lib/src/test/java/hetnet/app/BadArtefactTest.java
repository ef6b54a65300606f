package hetnet.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import hetnet.Tally;
import hetnet.radio.Allocation;
import hetnet.teacher.TeacherLabels;
import hetnet.train.DeviceChoice;
import hetnet.train.TrainedModel;
import hetnet.train.UnrolledModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A file that is damaged, of another kind, or written by somebody's own program is refused by name, in one sentence, whole. */
class BadArtefactTest {

    @RegisterExtension
    static final Tally TALLY = new Tally("artefacts");

    private static final int CHECKSUM_BYTES = 32;
    private static final long SMALL_BYTES = 32 << 20;
    private static final String FINGERPRINT = "0123456789abcdef";

    @TempDir
    Path folder;

    /** What reads each kind of file; the shipped weights, and labels as a notebook keeps them. */
    private static final Map<String, Consumer<Path>> READERS = Map.of(
            "unrolled", file -> UnrolledModel.load(file, DeviceChoice.CPU).close(),
            "model", file -> TrainedModel.load(file, DeviceChoice.CPU).close(),
            "teacher labels", file -> LabelStore.read(FINGERPRINT, file));

    private Path write(String kind) throws IOException {
        Path file = folder.resolve(kind.replace(' ', '-') + ".bin");
        if (kind.equals("unrolled")) {
            return Files.write(file, unrolled().bytes());
        }
        LabelStore.write(new TeacherLabels(new Allocation(new int[] {0, 1, -1}, new double[][] {{1, 2}, {3, 4}}),
                new double[][] {{0.5, 0.5}, {0.5, 0.5}}, 1.5, new double[][] {{1, 2, 3}}, 0, new double[] {1}), FINGERPRINT, file);
        return file;
    }

    /** A file of another program, sound as far as its checksum goes. */
    private static Crafted unrolled() {
        return new Crafted("hetnet-lab artefact 1", "unrolled", new LinkedHashMap<>(Map.of("hidden", "2")),
                new LinkedHashMap<>(Map.of("pull", new double[] {0.5})));
    }

    private static Crafted model() {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        for (String name : new String[] {"ueMean", "ueStd"}) {
            arrays.put("scaler." + name, new double[4]);
        }
        for (String name : new String[] {"bsMean", "bsStd"}) {
            arrays.put("scaler." + name, new double[3]);
        }
        for (String name : new String[] {"linkMean", "linkStd"}) {
            arrays.put("scaler." + name, new double[2]);
        }
        return new Crafted("hetnet-lab artefact 1", "model", new LinkedHashMap<>(Map.of("hidden", "4", "blocks", "3")), arrays);
    }

    private static Crafted labels() {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        arrays.put("association", new double[] {0, 1});
        for (String name : new String[] {"powerWatt", "powerFraction", "objective"}) {
            arrays.put(name, new double[] {1, 2, 3, 4});
            arrays.put(name + ".rows", new double[] {2});
        }
        arrays.put("startUtility", new double[] {1});
        arrays.put("scalars", new double[] {1, 0});
        return new Crafted("hetnet-lab artefact 1", "teacher labels", new LinkedHashMap<>(), arrays);
    }

    static Stream<String> kinds() {
        return Stream.of("unrolled", "teacher labels");
    }

    /** Where the parts of the format stand: two bytes of length before each text, four before each array. */
    private static Map<String, Integer> regions(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Map<String, Integer> at = new LinkedHashMap<>();
        for (String text : new String[] {"version", "kind", "fingerprint"}) {
            at.put(text, in.position() + 2);
            in.position(in.position() + 2 + in.getShort(in.position()));
        }
        at.put("number of properties", in.position());
        for (int left = 2 * in.getInt(); left > 0; left--) {
            at.put(left % 2 == 0 ? "property name" : "property value", in.position() + 2);
            in.position(in.position() + 2 + in.getShort(in.position()));
        }
        at.put("number of arrays", in.position());
        in.getInt();
        at.put("array name", in.position() + 2);
        in.position(in.position() + 2 + in.getShort(in.position()));
        at.put("array length", in.position());
        at.put("data", in.position() + 4);
        at.put("checksum", bytes.length - CHECKSUM_BYTES);
        return at;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyRegionFlippedCutOrExtended(String kind) throws IOException {
        Path file = write(kind);
        byte[] sound = Files.readAllBytes(file);
        for (var region : regions(sound).entrySet()) {
            int at = region.getValue();
            byte[] flipped = sound.clone();
            flipped[at] ^= 1;
            refused(kind, file, flipped, "is damaged", "flipped");
            refused(kind, file, Arrays.copyOf(sound, at), "is damaged", "cut off");
            byte[] extended = new byte[sound.length + 1];
            System.arraycopy(sound, 0, extended, 0, at);
            System.arraycopy(sound, at, extended, at + 1, sound.length - at);
            refused(kind, file, extended, "is damaged", "extended");
        }
    }

    static Stream<Arguments> crafted() {
        Crafted u = unrolled();
        Crafted m = model();
        Crafted l = labels();
        return Stream.of(
                arguments("unrolled", u.withFormat("hetnet-lab artefact 2"), "has the format 'hetnet-lab artefact 2', but this version"),
                arguments("unrolled", u.withFormat("PK\u0003\u0004"), "has the format 'PK??'"),
                arguments("unrolled", u.withKind("model"), "holds 'model', where 'unrolled' is wanted"),
                arguments("model", u, "holds 'unrolled', where 'model' is wanted"),
                arguments("teacher labels", u, "holds 'unrolled', where 'teacher labels' is wanted"),
                arguments("unrolled", u.with("hidden", "0"), "hidden = 0 is out of range"),
                arguments("unrolled", u.with("hidden", "1024"), "a network of width 1024 has more weights than the 1 numbers"),
                arguments("unrolled", u.with("hidden", "2147483647"), "hidden = 2147483647 is out of range"),
                arguments("unrolled", u.with("hidden", "NaN"), "hidden = 'NaN' must be a whole number"),
                arguments("unrolled", u.with("colour", "red"), "unknown setting 'colour'"),
                arguments("unrolled", u.with("hidden", "1"), "needs"),
                arguments("unrolled", u.with("hidden", "1").with("pull", Double.NaN), "array 'pull' holds NaN"),
                arguments("unrolled", u.with("hidden", "1").with("pull", 1e300), "array 'pull' holds 1.0E300"),
                arguments("unrolled", u.with("hidden", "1").with("pull"), "a network of width 1 has more weights"),
                arguments("model", m.without("blocks"), "there is no property 'blocks'"),
                arguments("model", m.with("blocks", "2000000000"), "blocks = 2000000000 RBs is out of range"),
                arguments("model", m.with("blocks", "many"), "blocks = 'many' must be a whole number"),
                arguments("model", m.with("hidden", "4096"), "a network of width 4096 has more weights"),
                arguments("model", m.without("scaler.ueStd"), "there is no array 'scaler.ueStd'"),
                arguments("model", m.with("scaler.bsStd", 1, 2), "array 'scaler.bsStd' has 2 numbers, not 3"),
                arguments("model", m.with("scaler.linkMean", 1, Double.NaN), "linkMean = NaN is out of range"),
                arguments("model", m, "needs"),
                arguments("teacher labels", l.without("association"), "there is no array 'association'"),
                arguments("teacher labels", l.without("powerWatt.rows"), "there is no array 'powerWatt.rows'"),
                arguments("teacher labels", l.with("association", 0, 7), "association = 7 is out of range"),
                arguments("teacher labels", l.with("association", 0, -2), "association = -2 is out of range"),
                arguments("teacher labels", l.with("association", 0, Double.NaN), "association = NaN is out of range"),
                arguments("teacher labels", l.with("powerWatt.rows", 0), "rows of powerWatt = 0 is out of range"),
                arguments("teacher labels", l.with("powerWatt.rows", 1e9), "rows of powerWatt = 1e+09 is out of range"),
                arguments("teacher labels", l.with("powerWatt.rows"), "array 'powerWatt.rows' has 0 numbers, not 1"),
                arguments("teacher labels", l.with("scalars", 1), "array 'scalars' has 1 numbers, not 2"));
    }

    @ParameterizedTest(name = "[{index}] {0}: {2}")
    @MethodSource
    void crafted(String kind, Crafted crafted, String reason) throws IOException {
        refused(kind, folder.resolve("crafted.bin"), crafted.bytes(), reason, "with a sound checksum");
    }

    /** Numbers in place of lengths, none of which fits into the file. */
    @Test
    void lengthsAreBoundedBeforeAllocation() throws IOException {
        byte[] sound = unrolled().bytes();
        Map<String, Integer> at = regions(sound);
        for (int length : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1 << 30, 1 << 28, 2}) {
            for (String region : new String[] {"number of properties", "number of arrays", "array length"}) {
                byte[] bytes = sound.clone();
                ByteBuffer.wrap(bytes).putInt(at.get(region), length);
                refused("unrolled", folder.resolve("long.bin"), sign(bytes), "is no artefact of this kit", "with a length that is not theirs");
            }
        }
    }

    @Test
    void namesThatOccurTwiceAndBytesBehindTheEnd() throws IOException {
        Path file = folder.resolve("twice.bin");
        byte[] sound = unrolled().bytes();
        byte[] longer = Arrays.copyOf(sound, sound.length + 3);
        refused("unrolled", file, sign(longer), "3 bytes follow its end", "with a sound checksum");
    }

    @Test
    void whatIsNoArtefactAtAll() throws IOException {
        Path file = folder.resolve("file.bin");
        refused("unrolled", file, new byte[0], "is damaged or no artefact", "of another kind");
        refused("unrolled", file, "bs,x_m,y_m,z_m\n".repeat(9).getBytes(StandardCharsets.UTF_8), "is damaged or no artefact", "of another kind");
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

    /** Puts the checksum right. */
    private static byte[] sign(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, bytes.length - CHECKSUM_BYTES);
            System.arraycopy(digest.digest(), 0, bytes, bytes.length - CHECKSUM_BYTES, CHECKSUM_BYTES);
            return bytes;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The format written by hand, apart from the kit's own writer. */
    record Crafted(String format, String kind, Map<String, String> properties, Map<String, double[]> arrays) {

        Crafted withFormat(String other) {
            return new Crafted(other, kind, properties, arrays);
        }

        Crafted withKind(String other) {
            return new Crafted(format, other, properties, arrays);
        }

        Crafted with(String property, String value) {
            Map<String, String> changed = new LinkedHashMap<>(properties);
            changed.put(property, value);
            return new Crafted(format, kind, changed, arrays);
        }

        Crafted with(String array, double... values) {
            Map<String, double[]> changed = new LinkedHashMap<>(arrays);
            changed.put(array, values);
            return new Crafted(format, kind, properties, changed);
        }

        Crafted without(String name) {
            Map<String, String> fewer = new LinkedHashMap<>(properties);
            Map<String, double[]> left = new LinkedHashMap<>(arrays);
            assertTrue(fewer.remove(name) != null | left.remove(name) != null, name);
            return new Crafted(format, kind, fewer, left);
        }

        byte[] bytes() {
            ByteBuffer out = ByteBuffer.allocate(1 << 16);
            for (String text : new String[] {format, kind, FINGERPRINT}) {
                text(out, text);
            }
            out.putInt(properties.size());
            properties.forEach((name, value) -> {
                text(out, name);
                text(out, value);
            });
            out.putInt(arrays.size());
            arrays.forEach((name, values) -> {
                text(out, name);
                out.putInt(values.length);
                Arrays.stream(values).forEach(out::putDouble);
            });
            return sign(Arrays.copyOf(out.array(), out.position() + CHECKSUM_BYTES));
        }

        private static void text(ByteBuffer out, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.putShort((short) bytes.length).put(bytes);
        }
    }

    /** What the tests above change is sound to begin with, but for the weights that it does not have. */
    @Test
    void theCraftedFilesAreReadUpToWhatIsWrongWithThem() throws IOException {
        Path file = Files.write(folder.resolve("labels.bin"), labels().bytes());
        assertEquals(2, LabelStore.read(FINGERPRINT, file).allocation().association().length);
    }
}
