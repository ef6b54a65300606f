package hetnet.io;

import hetnet.util.Quoted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one notebook makes and another reads: named arrays, with the fingerprint of the configuration that made them and
 * a checksum.
 *
 * @param kind        what it is, for example "model"
 * @param fingerprint of {@link #fingerprint(Object...)}
 * @param properties  further text by name
 * @param arrays      numbers by name
 */
public record Artefact(String kind, String fingerprint, SortedMap<String, String> properties,
        SortedMap<String, double[]> arrays) {

    private static final String FORMAT = "hetnet-lab artefact 1";
    private static final String REMEDY = "name another file, or delete this one to have it made anew";
    /** Far above a checkpoint of the widest network, and well below the heap. */
    private static final long MAX_BYTES = 1L << 29;

    /**
     * Names a configuration by the text of its parts, so that arrays must come as text: equal for equal parts, in this
     * and every other run; 16 hexadecimal digits.
     */
    public static String fingerprint(Object... configuration) {
        return Sha256.fingerprint(Arrays.toString(configuration).getBytes(StandardCharsets.UTF_8));
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
     * Writes the file whole or not at all, and keeps what stood there under another name, as {@link AtomicFile#replace}
     * does.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public void replace(Path file, Path former) {
        AtomicFile.replace(file, former, bytes());
    }

    /**
     * @param kind what the file must be
     * @throws IllegalArgumentException naming the file, when it is missing, damaged or of another kind
     */
    public static Artefact read(Path file, String kind) {
        byte[] bytes = bytes(file);
        int length = bytes.length - Sha256.BYTES;
        if (length < 0 || !MessageDigest.isEqual(Sha256.of(bytes, length),
                Arrays.copyOfRange(bytes, length, bytes.length))) {
            throw new IllegalArgumentException(file
                    + " is damaged or no artefact of this kit (its checksum does not match): " + REMEDY);
        }
        Artefact artefact = parse(file, bytes, length);
        if (!artefact.kind.equals(kind)) {
            throw new IllegalArgumentException("%s holds '%s', where '%s' is wanted: %s"
                    .formatted(file, artefact.kind, kind, REMEDY));
        }
        return artefact;
    }

    private static byte[] bytes(Path file) {
        try {
            if (!Files.exists(file)) {
                throw new IllegalArgumentException("there is no file %s: name another one".formatted(file));
            } else if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("%s is no file: name another one".formatted(file));
            } else if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException(("%s is larger than any artefact of this kit (%d MiB): name another "
                        + "one")
                        .formatted(file, MAX_BYTES >> 20));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    /**
     * @return this artefact
     * @throws IllegalArgumentException naming the file, when another configuration made it
     */
    public Artefact requireFingerprint(String wanted, Path file) {
        if (!fingerprint.equals(wanted)) {
            throw new IllegalArgumentException("%s was made by another configuration (fingerprint %s, wanted %s): %s"
                    .formatted(file, fingerprint, wanted, REMEDY));
        }
        return this;
    }

    /**
     * Makes something of the content: a sound file may still come from another version of the kit, or from somebody's
     * own program.
     *
     * @param reader from this artefact to what it stands for; refuses with an IllegalArgumentException
     * @throws IllegalArgumentException naming the file, when the reader refuses
     */
    public <T> T content(Path file, Function<Artefact, T> reader) {
        try {
            return reader.apply(this);
        } catch (IllegalArgumentException e) {
            throw unfit(file, e.getMessage());
        }
    }

    /** The refusal of a sound file for what is in it. */
    public IllegalArgumentException unfit(Path file, String reason) {
        return new IllegalArgumentException("%s does not hold what '%s' needs (%s): %s"
                .formatted(file, kind, reason, REMEDY));
    }

    /** @throws IllegalArgumentException when there is no such array */
    public double[] array(String name) {
        return array(arrays, name);
    }

    private static double[] array(Map<String, double[]> arrays, String name) {
        double[] values = arrays.get(name);
        if (values == null) {
            throw new IllegalArgumentException("there is no array " + Quoted.of(name));
        }
        return values;
    }

    /** @throws IllegalArgumentException when there is no such array, or not as many numbers in it */
    public double[] array(String name, int length) {
        return array(arrays, name, length);
    }

    /** {@link #array(String, int)} of arrays that have left their artefact. */
    public static double[] array(Map<String, double[]> arrays, String name, int length) {
        double[] values = array(arrays, name);
        if (values.length != length) {
            throw new IllegalArgumentException("array %s has %d numbers, not %d"
                    .formatted(Quoted.of(name), values.length, length));
        }
        return values;
    }

    /** @throws IllegalArgumentException when there is no such property */
    public String property(String name) {
        return property(properties, name);
    }

    /** {@link #property(String)} of properties that have left their artefact. */
    public static String property(Map<String, String> properties, String name) {
        String value = properties.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no property " + Quoted.of(name));
        }
        return value;
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
        byte[] all = Arrays.copyOf(content, content.length + Sha256.BYTES);
        System.arraycopy(Sha256.of(content), 0, all, content.length, Sha256.BYTES);
        return all;
    }

    /** Parses bytes whose checksum holds, so that only a file of another version can surprise it. */
    private static Artefact parse(Path file, byte[] bytes, int length) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
            String format = in.readUTF();
            if (!format.equals(FORMAT)) {
                throw new IllegalArgumentException("%s has the format %s, but this version reads '%s': %s"
                        .formatted(file, Quoted.of(format), FORMAT, REMEDY));
            }
            String kind = in.readUTF();
            String fingerprint = in.readUTF();
            SortedMap<String, String> properties = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                requireFirst(properties.put(in.readUTF(), in.readUTF()));
            }
            SortedMap<String, double[]> arrays = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                int size = in.readInt();
                if (size < 0 || (long) size * Double.BYTES > in.available()) {
                    throw new IOException("array %s is longer than the file".formatted(Quoted.of(name)));
                }
                double[] values = new double[size];
                for (int i = 0; i < size; i++) {
                    values[i] = in.readDouble();
                }
                requireFirst(arrays.put(name, values));
            }
            if (in.available() > 0) {
                throw new IOException("%d bytes follow its end".formatted(in.available()));
            }
            return new Artefact(kind, fingerprint, properties, arrays);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s is no artefact of this kit (%s): %s"
                    .formatted(file, IoReason.of(e), REMEDY));
        }
    }

    private static void requireFirst(Object before) throws IOException {
        if (before != null) {
            throw new IOException("a name occurs twice");
        }
    }
}
