package hetnet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The format of {@link hetnet.io.Artefact} written by hand, apart from the kit's own writer: a file of somebody's own
 * program.
 */
public record CraftedArtefact(String format, String kind, Map<String, String> properties,
        Map<String, double[]> arrays) {

    public static final String FORMAT = "hetnet-lab artefact 1";
    public static final String FINGERPRINT = "0123456789abcdef";
    private static final int CHECKSUM_BYTES = 32;

    public CraftedArtefact withFormat(String other) {
        return new CraftedArtefact(other, kind, properties, arrays);
    }

    public CraftedArtefact withKind(String other) {
        return new CraftedArtefact(format, other, properties, arrays);
    }

    /** With a property more, or another value of it. */
    public CraftedArtefact with(String property, String value) {
        Map<String, String> changed = new LinkedHashMap<>(properties);
        changed.put(property, value);
        return new CraftedArtefact(format, kind, changed, arrays);
    }

    /** With an array more, or other numbers in it. */
    public CraftedArtefact with(String array, double... values) {
        Map<String, double[]> changed = new LinkedHashMap<>(arrays);
        changed.put(array, values);
        return new CraftedArtefact(format, kind, properties, changed);
    }

    /** Without the property or array. */
    public CraftedArtefact without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(properties);
        Map<String, double[]> left = new LinkedHashMap<>(arrays);
        assertTrue(fewer.remove(name) != null | left.remove(name) != null, name);
        return new CraftedArtefact(format, kind, fewer, left);
    }

    /** The file. */
    public byte[] bytes() {
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

    /** Puts the checksum right. */
    public static byte[] sign(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, bytes.length - CHECKSUM_BYTES);
            System.arraycopy(digest.digest(), 0, bytes, bytes.length - CHECKSUM_BYTES, CHECKSUM_BYTES);
            return bytes;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file with one thing done to it. */
    public record Damage(String how, byte[] bytes) {
    }

    /** Every part of a sound file with a bit flipped, the file cut off there, or a byte put in. */
    public static List<Damage> damages(byte[] sound) {
        List<Damage> all = new ArrayList<>();
        for (int at : regions(sound).values()) {
            byte[] flipped = sound.clone();
            flipped[at] ^= 1;
            byte[] extended = new byte[sound.length + 1];
            System.arraycopy(sound, 0, extended, 0, at);
            System.arraycopy(sound, at, extended, at + 1, sound.length - at);
            all.addAll(List.of(new Damage("flipped", flipped), new Damage("cut off", Arrays.copyOf(sound, at)),
                    new Damage("extended", extended)));
        }
        return all;
    }

    /** Where the parts of the format stand: two bytes of length before each text, four before each array. */
    public static Map<String, Integer> regions(byte[] bytes) {
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
}
