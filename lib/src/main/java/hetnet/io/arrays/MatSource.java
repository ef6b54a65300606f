package hetnet.io.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sparse;
import us.hebi.matlab.mat.types.Struct;

/** The arrays of a MATLAB file of version 5 to 7, by the MAT File Library; structures and cells are taken apart. */
final class MatSource implements ArrayFile.Source {

    private final Map<String, ArrayEntry> entries = new LinkedHashMap<>();

    MatSource(Path file) throws IOException {
        try (Mat5File mat = Mat5.readFromFile(file.toFile())) {
            for (MatFile.Entry entry : mat.getEntries()) {
                add(entry.getName(), entry.getValue());
            }
        }
    }

    @Override
    public Map<String, ArrayEntry> entries() {
        return entries;
    }

    private void add(String name, Array array) {
        if (array instanceof Matrix matrix) {
            ArrayValue value = numbers(matrix);
            entries.put(name, ArrayEntry.of(value));
        } else if (array instanceof Char text) {
            List<String> rows = new ArrayList<>();
            for (int row = 0; row < text.getNumRows(); row++) {
                rows.add(text.getRow(row).strip());
            }
            entries.put(name, ArrayEntry.of(new TextArray(rows)));
        } else if (array instanceof Struct struct) {
            int count = struct.getNumElements();
            for (String field : struct.getFieldNames()) {
                for (int i = 0; i < count; i++) {
                    add((count == 1 ? name : name + "/" + place(struct, i)) + "/" + field, struct.get(field, i));
                }
            }
        } else if (array instanceof Cell cell) {
            addCell(name, cell);
        }
    }

    private void addCell(String name, Cell cell) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < cell.getNumElements(); i++) {
            Array element = cell.get(i);
            if (element instanceof Char text && text.getNumRows() <= 1) {
                texts.add(text.getNumElements() == 0 ? "" : text.getString());
            }
            add(name + "/" + place(cell, i), element);
        }
        if (!texts.isEmpty() && texts.size() == cell.getNumElements()) {
            for (int i = 0; i < texts.size(); i++) {
                entries.remove(name + "/" + place(cell, i));
            }
            entries.put(name, ArrayEntry.of(new TextArray(texts)));
        }
    }

    /** What is not there is 0. */
    private static NumberArray sparse(Sparse matrix) {
        int columns = matrix.getNumCols();
        double[] real = new double[NumberArray.size(matrix.getDimensions())];
        double[] imaginary = new double[matrix.isComplex() ? real.length : 0];
        matrix.forEach((row, column, a, b) -> {
            real[row * columns + column] = a;
            if (imaginary.length > 0) {
                imaginary[row * columns + column] = b;
            }
        });
        return new NumberArray(matrix.getDimensions(), real, imaginary);
    }

    /** An element by its number, or of a matrix by row and column. */
    private static String place(Array array, int element) {
        int rows = array.getNumRows();
        return array.getNumDimensions() == 2 && rows > 1 && array.getNumCols() > 1
                ? element % rows + "/" + element / rows : Integer.toString(element);
    }

    private static NumberArray numbers(Matrix matrix) {
        if (matrix instanceof Sparse sparse) {
            return sparse(sparse);
        }
        int[] shape = matrix.getDimensions();
        int[] inMemory = new int[shape.length]; // the first index runs fastest
        for (int i = 0; i < shape.length; i++) {
            inMemory[i] = shape[shape.length - 1 - i];
        }
        double[] real = new double[NumberArray.size(shape)];
        double[] imaginary = new double[matrix.isComplex() ? real.length : 0];
        for (int i = 0; i < real.length; i++) {
            real[i] = matrix.getDouble(i);
            if (imaginary.length > 0) {
                imaginary[i] = matrix.getImaginaryDouble(i);
            }
        }
        return new NumberArray(inMemory, real, imaginary).reversed();
    }
}
