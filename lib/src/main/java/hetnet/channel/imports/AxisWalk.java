package hetnet.channel.imports;

import hetnet.io.arrays.NumberArray;
import java.util.Arrays;
import java.util.List;

/** Goes over an array whose axes have meanings; where several axes count the same, the last of them runs fastest. */
final class AxisWalk {

    /** Sees one number. */
    @FunctionalInterface
    interface Visitor {

        /**
         * @param element index in the flat array
         * @param index   by {@link Axis#ordinal}
         */
        void see(int element, int[] index);
    }

    private final int[] shape;
    private final List<Axis> axes;

    /**
     * @param name of the array, for messages
     * @throws IllegalArgumentException when there are other than as many axes as the array has
     */
    AxisWalk(String name, NumberArray array, List<Axis> axes) {
        int[] given = array.shape();
        // MATLAB drops axes of length 1 at the end
        shape = Arrays.copyOf(given, Math.max(given.length, axes.size()));
        Arrays.fill(shape, given.length, shape.length, 1);
        this.axes = axes;
        if (shape.length != axes.size()) {
            throw new IllegalArgumentException("AXES=%s names %d axes, but %s has %d: %s".formatted(Axis.text(axes),
                    axes.size(), name, given.length, array.describe()));
        }
        if (length(Axis.ONE) != 1) {
            throw new IllegalArgumentException("AXES=%s says 'one' of an axis of %s that is longer: %s"
                    .formatted(Axis.text(axes), name, array.describe()));
        }
    }

    /** How many of a kind there are: the product of its axes; 1 where it has none. */
    int length(Axis kind) {
        int length = 1;
        for (int i = 0; i < shape.length; i++) {
            length *= axes.get(i) == kind ? shape[i] : 1;
        }
        return length;
    }

    /** The length of the last axis of a kind; 1 where there is none. */
    int lastLength(Axis kind) {
        int last = axes.lastIndexOf(kind);
        return last < 0 ? 1 : shape[last];
    }

    void forEach(Visitor visitor) {
        int[] index = new int[Axis.values().length];
        int[] at = new int[shape.length];
        int size = NumberArray.size(shape);
        for (int element = 0; element < size; element++) {
            Arrays.fill(index, 0);
            for (int i = 0; i < shape.length; i++) {
                int kind = axes.get(i).ordinal();
                index[kind] = index[kind] * shape[i] + at[i];
            }
            visitor.see(element, index);
            for (int i = shape.length - 1; i >= 0 && ++at[i] == shape[i]; i--) {
                at[i] = 0;
            }
        }
    }
}
