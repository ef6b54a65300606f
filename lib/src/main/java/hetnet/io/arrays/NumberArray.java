package hetnet.io.arrays;

import java.util.Arrays;
import java.util.List;

/**
 * Real or complex numbers of any shape, flat, row by row: the last index runs fastest.
 *
 * @param shape     one length an axis; none for a single number
 * @param real      real parts, as many as the product of the shape
 * @param imaginary imaginary parts; none where all numbers are real
 */
public record NumberArray(int[] shape, double[] real, double[] imaginary) implements ArrayValue {

    /** Most numbers of one array: what a Java array of doubles holds with room to spare. */
    public static final int MAX_SIZE = Integer.MAX_VALUE / 8;

    /** @throws IllegalArgumentException when there are more or fewer numbers than the shape says */
    public NumberArray {
        long size = size(shape);
        if (real.length != size || imaginary.length != 0 && imaginary.length != size) {
            throw new IllegalArgumentException("%d numbers and %d imaginary parts for the shape %s"
                    .formatted(real.length, imaginary.length, Arrays.toString(shape)));
        }
    }

    /** Real numbers. */
    public static NumberArray of(double[] values, int... shape) {
        return new NumberArray(shape, values, new double[0]);
    }

    /**
     * The number of elements of a shape.
     *
     * @throws IllegalArgumentException when it is negative or more than {@link #MAX_SIZE}
     */
    public static int size(int... shape) {
        double size = 1;
        for (int length : shape) {
            size *= length;
        }
        if (!(size >= 0 && size <= MAX_SIZE) || Arrays.stream(shape).anyMatch(length -> length < 0)) {
            throw new IllegalArgumentException("an array of the shape %s has more values than the kit can hold"
                    .formatted(Arrays.toString(shape)));
        }
        return (int) size;
    }

    /** Whether the numbers have imaginary parts. */
    public boolean isComplex() {
        return imaginary.length > 0;
    }

    /** Arrays of one shape, put side by side along a new first axis. */
    public static NumberArray stack(List<NumberArray> parts) {
        int[] inner = parts.get(0).shape;
        int[] shape = new int[inner.length + 1];
        shape[0] = parts.size();
        System.arraycopy(inner, 0, shape, 1, inner.length);
        int size = size(inner);
        double[] real = new double[size(shape)];
        boolean complex = parts.stream().anyMatch(NumberArray::isComplex);
        double[] imaginary = new double[complex ? real.length : 0];
        for (int i = 0; i < parts.size(); i++) {
            NumberArray part = parts.get(i);
            System.arraycopy(part.real, 0, real, i * size, size);
            System.arraycopy(part.imaginary, 0, imaginary, complex ? i * size : 0, part.imaginary.length);
        }
        return new NumberArray(shape, real, imaginary);
    }

    /** The same numbers with the axes in the opposite order, which turns MATLAB's order in memory into ours. */
    NumberArray reversed() {
        int[] back = new int[shape.length];
        for (int i = 0; i < shape.length; i++) {
            back[i] = shape[shape.length - 1 - i];
        }
        return new NumberArray(back, reversed(real), reversed(imaginary));
    }

    private double[] reversed(double[] values) {
        double[] turned = new double[values.length];
        int[] index = new int[shape.length]; // of the element of this array
        for (double value : values) {
            int at = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                at = at * shape[axis] + index[axis];
            }
            turned[at] = value;
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return turned;
    }

    @Override
    public String describe() {
        return Arrays.toString(shape) + (isComplex() ? " complex" : " real");
    }
}
