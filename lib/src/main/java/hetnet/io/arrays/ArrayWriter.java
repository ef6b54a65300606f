package hetnet.io.arrays;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

/** Writes arrays for other programs, in double precision. The same arrays give the same bytes in NumPy's format. */
public final class ArrayWriter {

    private static final int HEADER_UNIT = 64; // bytes to which NumPy aligns the numbers
    private static final int BEFORE_HEADER = 10; // bytes of magic, version and length
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0); // the first that zip knows

    private ArrayWriter() {
    }

    /** An archive as {@code numpy.savez_compressed} makes it. @param arrays by name */
    public static byte[] npz(Map<String, ArrayValue> arrays) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, ArrayValue> array : arrays.entrySet()) {
                ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(npy(array.getValue()));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory takes all
        }
        return bytes.toByteArray();
    }

    private static byte[] npy(ArrayValue value) {
        if (value instanceof NumberArray numbers) {
            String shape = Arrays.stream(numbers.shape()).mapToObj(n -> n + ",").collect(Collectors.joining());
            int width = numbers.isComplex() ? 2 : 1;
            ByteBuffer data = started(numbers.isComplex() ? "<c16" : "<f8", shape, 8 * width * numbers.real().length);
            for (int i = 0; i < numbers.real().length; i++) {
                data.putDouble(numbers.real()[i]);
                if (numbers.isComplex()) {
                    data.putDouble(numbers.imaginary()[i]);
                }
            }
            return data.array();
        }
        TextArray texts = (TextArray) value;
        int longest = texts.values().stream().mapToInt(t -> t.codePointCount(0, t.length())).max().orElse(1);
        int length = Math.max(1, longest);
        ByteBuffer data = started("<U" + length, texts.values().size() + ",", 4 * length * texts.values().size());
        for (String text : texts.values()) {
            byte[] one = text.getBytes(Charset.forName("UTF-32LE"));
            data.put(Arrays.copyOf(one, 4 * length));
        }
        return data.array();
    }

    private static ByteBuffer started(String type, String shape, int size) {
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
        int length = (BEFORE_HEADER + header.length() + HEADER_UNIT) / HEADER_UNIT * HEADER_UNIT - BEFORE_HEADER;
        ByteBuffer data = ByteBuffer.allocate(Math.addExact(BEFORE_HEADER + length, size))
                .order(ByteOrder.LITTLE_ENDIAN);
        data.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
        data.putShort((short) length);
        data.put((header + " ".repeat(length - 1 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        return data;
    }

    /** A MATLAB file of version 5. @param arrays by name, which MATLAB must allow */
    public static byte[] mat(Map<String, ArrayValue> arrays) {
        try (MatFile file = Mat5.newMatFile()) {
            arrays.forEach((name, value) -> file.addArray(name, array(value)));
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.getUncompressedSerializedSize()));
            file.writeTo(Sinks.wrap(bytes));
            return Arrays.copyOf(bytes.array(), bytes.position());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory takes all
        }
    }

    private static Array array(ArrayValue value) {
        if (value instanceof TextArray texts) {
            Cell cell = Mat5.newCell(texts.values().size(), 1);
            for (int i = 0; i < texts.values().size(); i++) {
                cell.set(i, Mat5.newString(texts.values().get(i)));
            }
            return cell;
        }
        NumberArray numbers = (NumberArray) value;
        int[] shape = numbers.shape().length > 1 ? numbers.shape() : new int[] {numbers.real().length, 1};
        Matrix matrix = numbers.isComplex() ? Mat5.newComplex(shape) : Mat5.newMatrix(shape);
        NumberArray inMemory = new NumberArray(shape, numbers.real(), numbers.imaginary()).reversed();
        for (int i = 0; i < inMemory.real().length; i++) {
            matrix.setDouble(i, inMemory.real()[i]);
            if (numbers.isComplex()) {
                matrix.setImaginaryDouble(i, inMemory.imaginary()[i]);
            }
        }
        return matrix;
    }
}
