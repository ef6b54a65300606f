package hetnet.train;

import hetnet.scenario.AtomicFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one notebook makes and another reads: named arrays, with the fingerprint of the configuration that made them and a checksum.
 *
 * @param kind        what it is, for example "model"
 * @param fingerprint of {@link #fingerprint(Object...)}
 * @param properties  further text by name
 * @param arrays      numbers by name
 */
public record Artefact(String kind, String fingerprint, SortedMap<String, String> properties, SortedMap<String, double[]> arrays) {

    private static final String FORMAT = "hetnet-lab artefact 1";
    private static final int CHECKSUM_BYTES = 32;

    /**
     * Names a configuration by the text of its parts, so that arrays must come as text: equal for equal parts, in this and every other
     * run; 16 hexadecimal digits.
     */
    public static String fingerprint(Object... configuration) {
        byte[] text = Arrays.toString(configuration).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256(text, text.length), 0, 8);
    }

    /**
     * Writes the file whole or not at all.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public void write(Path file) {
        AtomicFile.write(file, bytes());
    }

    /**
     * Writes the file whole or not at all, and keeps what stood there under another name, as {@link AtomicFile#replace} does.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    void replace(Path file, Path former) {
        AtomicFile.replace(file, former, bytes());
    }

    /**
     * @param kind what the file must be
     * @throws IllegalArgumentException naming the file, when it is missing, damaged or of another kind
     */
    public static Artefact read(Path file, String kind) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
        int length = bytes.length - CHECKSUM_BYTES;
        if (length < 0 || !MessageDigest.isEqual(sha256(bytes, length), Arrays.copyOfRange(bytes, length, bytes.length))) {
            throw new IllegalArgumentException(file + " is damaged or no artefact of this kit (its checksum does not match): "
                    + "delete it and make it anew");
        }
        Artefact artefact = parse(file, bytes, length);
        if (!artefact.kind.equals(kind)) {
            throw new IllegalArgumentException("%s is a %s artefact, not a %s".formatted(file, artefact.kind, kind));
        }
        return artefact;
    }

    /**
     * @return this artefact
     * @throws IllegalArgumentException naming the file, when another configuration made it
     */
    public Artefact requireFingerprint(String wanted, Path file) {
        if (!fingerprint.equals(wanted)) {
            throw new IllegalArgumentException("%s was made by another configuration (fingerprint %s, wanted %s): delete it and make it anew"
                    .formatted(file, fingerprint, wanted));
        }
        return this;
    }

    private byte[] bytes() {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(buffer)) {
            out.writeUTF(FORMAT);
            out.writeUTF(kind);
            out.writeUTF(fingerprint);
            out.writeInt(properties.size());
            for (var property : properties.entrySet()) {
                out.writeUTF(property.getKey());
                out.writeUTF(property.getValue());
            }
            out.writeInt(arrays.size());
            for (var array : arrays.entrySet()) {
                out.writeUTF(array.getKey());
                out.writeInt(array.getValue().length);
                for (double value : array.getValue()) {
                    out.writeDouble(value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        byte[] content = buffer.toByteArray();
        byte[] all = Arrays.copyOf(content, content.length + CHECKSUM_BYTES);
        System.arraycopy(sha256(content, content.length), 0, all, content.length, CHECKSUM_BYTES);
        return all;
    }

    /** Parses bytes whose checksum holds, so that only a file of another version can surprise it. */
    private static Artefact parse(Path file, byte[] bytes, int length) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
            String format = in.readUTF();
            if (!format.equals(FORMAT)) {
                throw new IllegalArgumentException("%s has the format '%s'; this version reads '%s'".formatted(file, format, FORMAT));
            }
            String kind = in.readUTF();
            String fingerprint = in.readUTF();
            SortedMap<String, String> properties = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                properties.put(in.readUTF(), in.readUTF());
            }
            SortedMap<String, double[]> arrays = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                int size = in.readInt();
                if (size < 0 || (long) size * Double.BYTES > in.available()) {
                    throw new IllegalArgumentException("%s: array '%s' is longer than the file".formatted(file, name));
                }
                double[] values = new double[size];
                for (int i = 0; i < size; i++) {
                    values[i] = in.readDouble();
                }
                arrays.put(name, values);
            }
            return new Artefact(kind, fingerprint, properties, arrays);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " is no artefact of this kit: " + e.getMessage(), e);
        }
    }

    private static byte[] sha256(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
