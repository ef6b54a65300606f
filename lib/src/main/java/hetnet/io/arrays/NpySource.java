package hetnet.io.arrays;

import hetnet.util.Quoted;
import hetnet.util.ScenarioException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Arrays of NumPy: the format of {@code numpy.lib.format}, versions 1 to 3, alone or in a zip archive. The readers of
 * Maven Central know no complex numbers, which channels are.
 */
final class NpySource implements ArrayFile.Source {

    private static final int MAGIC = 6; // bytes, "\x93NUMPY"
    private static final int LONGEST_HEADER = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=])([a-zA-Z?])(\\d*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order':\\s*True");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d,\\sL]*)\\)");

    private final Map<String, ArrayEntry> entries = new LinkedHashMap<>();

    private NpySource() {
    }

    /** The one array of a .npy file, called {@code array}. */
    static NpySource array(Path file) throws IOException {
        NpySource source = new NpySource();
        try (InputStream in = Files.newInputStream(file)) {
            source.entries.put("array", ArrayEntry.of(read(file, new DataInputStream(in))));
        }
        return source;
    }

    /** The arrays of a .npz file, which are read when asked for. */
    static NpySource archive(Path file) throws IOException {
        NpySource source = new NpySource();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements();) {
                String member = all.nextElement().getName();
                if (member.endsWith(".npy")) {
                    try (DataInputStream in = new DataInputStream(zip.getInputStream(zip.getEntry(member)))) {
                        String name = member.substring(0, member.length() - ".npy".length());
                        source.entries.put(name, new ArrayEntry(Header.read(file, in).describe(),
                                () -> member(file, member)));
                    }
                }
            }
        }
        return source;
    }

    private static ArrayValue member(Path file, String member) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(member);
            CheckedInputStream checked = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
            try (DataInputStream in = new DataInputStream(checked)) {
                ArrayValue value = read(file, in);
                in.transferTo(OutputStream.nullOutputStream());
                if (checked.getChecksum().getValue() != entry.getCrc()) {
                    throw new IOException("the checksum of %s is another".formatted(member));
                }
                return value;
            }
        } catch (IOException e) {
            throw ArrayFile.damaged(file, "NPZ", e);
        }
    }

    @Override
    public Map<String, ArrayEntry> entries() {
        return entries;
    }

    private static ArrayValue read(Path file, DataInputStream in) throws IOException {
        Header header = Header.read(file, in);
        int size = NumberArray.size(header.shape);
        byte[] bytes = in.readNBytes(Math.multiplyExact(size, header.bytes()));
        if (bytes.length < (long) size * header.bytes()) {
            throw new EOFException();
        }
        ByteBuffer data = ByteBuffer.wrap(bytes).order(header.order);
        if (header.isText()) {
            return new TextArray(texts(data, header, size));
        }
        double[] real = new double[size];
        double[] imaginary = new double[header.kind == 'c' ? size : 0];
        for (int i = 0; i < size; i++) {
            real[i] = header.number(data);
            if (imaginary.length > 0) {
                imaginary[i] = header.number(data);
            }
        }
        return header.fortran ? new NumberArray(reversed(header.shape), real, imaginary).reversed()
                : new NumberArray(header.shape, real, imaginary);
    }

    private static int[] reversed(int[] shape) {
        int[] back = new int[shape.length];
        Arrays.setAll(back, i -> shape[shape.length - 1 - i]);
        return back;
    }

    private static List<String> texts(ByteBuffer data, Header header, int size) {
        Charset charset = header.kind == 'S' ? StandardCharsets.UTF_8
                : Charset.forName(header.order == ByteOrder.LITTLE_ENDIAN ? "UTF-32LE" : "UTF-32BE");
        List<String> texts = new ArrayList<>();
        byte[] one = new byte[header.bytes()];
        for (int i = 0; i < size; i++) {
            data.get(one);
            texts.add(new String(one, charset).replaceFirst("\0+$", ""));
        }
        return texts;
    }

    /** What stands before the numbers. */
    private record Header(char kind, int length, ByteOrder order, boolean fortran, int[] shape) {

        static Header read(Path file, DataInputStream in) throws IOException {
            byte[] start = in.readNBytes(MAGIC + 2);
            if (start.length < MAGIC + 2 || start[0] != (byte) 0x93) {
                throw new ScenarioException(file, "holds a member that is no NumPy array");
            }
            int length = start[MAGIC] == 1 ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                    : Integer.reverseBytes(in.readInt());
            if (length < 0 || length > LONGEST_HEADER) {
                throw new ScenarioException(file, "its header is damaged");
            }
            String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            Matcher type = TYPE.matcher(text);
            Matcher shape = SHAPE.matcher(text);
            if (!type.find() || !shape.find()) {
                throw new ScenarioException(file, "is no array of one type of numbers: its header is %s"
                        .formatted(Quoted.of(text.strip())));
            }
            int[] lengths;
            try {
                lengths = Arrays.stream(shape.group(1).replace("L", "").split(",")).map(String::strip)
                        .filter(s -> !s.isEmpty()).mapToInt(Integer::parseInt).toArray();
            } catch (NumberFormatException e) {
                throw new ScenarioException(file, "its shape (%s) is more than the kit can hold"
                        .formatted(shape.group(1)));
            }
            char kind = type.group(2).charAt(0);
            if (kind == 'O') {
                throw new ScenarioException(file, "holds Python objects (a pickle), which are not read: save the "
                        + "arrays by themselves, as in np.savez(file, H=H)");
            }
            int bytes = type.group(3).isEmpty() ? 1 : Integer.parseInt(type.group(3));
            if (!(kind + type.group(3)).matches("f[248]|c8|c16|[iu][1248]|b1|\\?|[US]\\d{1,4}")) {
                throw new ScenarioException(file, "holds numbers of the type %s, which is not read: convert them to "
                        .formatted(Quoted.of(kind + type.group(3))) + "float64 or complex128");
            }
            return new Header(kind, bytes, type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                    FORTRAN.matcher(text).find(), lengths);
        }

        boolean isText() {
            return kind == 'U' || kind == 'S';
        }

        /** Of one value. */
        int bytes() {
            return kind == 'U' ? 4 * length : length;
        }

        String describe() {
            return Arrays.toString(shape) + (isText() ? " text" : kind == 'c' ? " complex" : " real");
        }

        /** The next number, or half of a complex one. */
        double number(ByteBuffer data) {
            int width = kind == 'c' ? length / 2 : length;
            if (kind == 'f' || kind == 'c') {
                return width == 8 ? data.getDouble() : width == 4 ? data.getFloat() : half(data.getShort());
            }
            boolean signed = kind == 'i';
            return switch (width) {
                case 1 -> signed ? data.get() : Byte.toUnsignedInt(data.get());
                case 2 -> signed ? data.getShort() : Short.toUnsignedInt(data.getShort());
                case 4 -> signed ? data.getInt() : Integer.toUnsignedLong(data.getInt());
                default -> data.getLong();
            };
        }

        /** IEEE 754 binary16. */
        private static double half(short bits) {
            int exponent = bits >> 10 & 0x1f;
            int fraction = bits & 0x3ff;
            double size = exponent == 0 ? fraction * 0x1p-24
                    : exponent == 0x1f ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                    : (1 + fraction * 0x1p-10) * Math.pow(2, exponent - 15);
            return bits < 0 ? -size : size;
        }
    }
}
