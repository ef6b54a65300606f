package hetnet.channel.imports;

import hetnet.io.arrays.ArrayFile;
import hetnet.io.arrays.NumberArray;
import java.util.ArrayList;
import java.util.List;

/** Links from an array: over antennas a mean, over paths a sum, over the subcarriers of an RB a mean, all of powers. */
final class ArrayLinks {

    private final String name;
    private final NumberArray array;
    private final List<Axis> axes;
    private final Quantity quantity;
    private final ImportOptions options;
    private final List<String> notes = new ArrayList<>();
    private int first; // instant that was read

    ArrayLinks(String name, NumberArray array, List<Axis> axes, Quantity quantity, ImportOptions options) {
        this.name = name;
        this.array = array;
        this.axes = axes;
        this.quantity = quantity;
        this.options = options;
        if (!axes.contains(Axis.UE) || !axes.contains(Axis.BS)) {
            throw new IllegalArgumentException(("AXES=%s must name the axes ue and bs of %s %s; one of a single UE or "
                    + "BS has length 1").formatted(Axis.text(axes), name, array.describe()));
        }
        if (array.isComplex() && quantity != Quantity.CHANNEL) {
            throw new IllegalArgumentException("the numbers of %s are complex, but QUANTITY says %s: it is channel"
                    .formatted(name, quantity.column()));
        }
    }

    /**
     * @param los array of line of sight with the axes ue and bs; of no elements where there is none
     * @throws IllegalArgumentException when subcarriers make no whole number of RBs, an instant is to be chosen, or a
     *                                  value is none of the quantity
     */
    ImportedLinks read(NumberArray los) {
        AxisWalk walk = new AxisWalk(name, array, axes);
        int users = walk.length(Axis.UE);
        int sites = walk.length(Axis.BS);
        int subcarriers = walk.length(Axis.RB);
        if (array.real().length == 0) {
            throw new IllegalArgumentException("%s %s holds no numbers".formatted(name, array.describe()));
        }
        if (subcarriers % options.rbSize() != 0) {
            throw new IllegalArgumentException("%d subcarriers of %s make no whole number of RBs of %d (RB_SIZE)"
                    .formatted(subcarriers, name, options.rbSize()));
        }
        int blocks = subcarriers / options.rbSize();
        double parts = (double) walk.length(Axis.ANTENNA) * options.rbSize();
        List<double[]> power = instants(walk.length(Axis.TIME), NumberArray.size(users, sites, blocks));
        first = options.instant(walk.length(Axis.TIME));
        long[] none = {0};
        walk.forEach((element, index) -> {
            int instant = index[Axis.TIME.ordinal()] - first;
            double real = array.real()[element];
            if (quantity.isNone(real) || options.isNoPath(real)) {
                none[0]++;
            } else if (instant >= 0 && instant < power.size()) {
                int link = index[Axis.UE.ordinal()] * sites + index[Axis.BS.ordinal()];
                power.get(instant)[link * blocks + index[Axis.RB.ordinal()] / options.rbSize()] += power(element)
                        / parts;
            }
        });
        if (none[0] > 0) {
            notes.add("%d of %d values of %s say that there is no path".formatted(none[0], array.real().length, name));
        }
        if (walk.length(Axis.ANTENNA) > 1) {
            notes.add("gains are means over %d pairs of antennas".formatted(walk.length(Axis.ANTENNA)));
        }
        if (walk.length(Axis.PATH) > 1) {
            notes.add("the powers of up to %d paths are added".formatted(walk.length(Axis.PATH)));
        }
        boolean[] sight = los(los, users, sites);
        return new ImportedLinks(users, sites, blocks, power.stream().map(p -> new ImportedLinks.Instant(p, sight))
                .toList(), ImportedLinks.NO_TIMES, notes, options.antennas() == ImportOptions.Antennas.MEAN
                ? List.of() : List.of(AntennaLinks.of(name, array, axes, quantity, options)));
    }

    private double power(int element) {
        double real = array.real()[element];
        double power = quantity.power(real, array.isComplex() ? array.imaginary()[element] : 0);
        if (!(power >= 0 && power <= Quantity.MOST)) {
            throw new IllegalArgumentException("%s holds %s, which is none of %s%s".formatted(name, real,
                    quantity.meaning(), power > 0 ? quantity.inPlaceOf(Double.toString(real)) : ""));
        }
        return power;
    }

    private List<double[]> instants(int instants, int size) {
        if (instants > 1 && options.time().isBlank()) {
            throw new IllegalArgumentException("%s %s has %d instants: TIME=0 takes the first, TIME=all all"
                    .formatted(name, array.describe(), instants));
        }
        List<double[]> power = new ArrayList<>();
        for (int t = 0; t < (options.isAllTimes() ? instants : 1); t++) {
            power.add(new double[size]);
        }
        return power;
    }

    private boolean[] los(NumberArray array, int users, int sites) {
        boolean[] los = new boolean[array.real().length == 0 ? 0 : users * sites];
        if (los.length > 0) {
            AxisWalk walk = new AxisWalk("los", array, axes.stream()
                    .filter(axis -> axis == Axis.UE || axis == Axis.BS).toList());
            if (walk.length(Axis.UE) != users || walk.length(Axis.BS) != sites) {
                throw new IllegalArgumentException("the array of line of sight %s is not that of %d UEs and %d BSs"
                        .formatted(array.describe(), users, sites));
            }
            walk.forEach((element, index) -> los[index[Axis.UE.ordinal()] * sites + index[Axis.BS.ordinal()]] =
                    array.real()[element] == 1);
        }
        return los;
    }

    /** Which instant of the array is the first of the links. */
    int first() {
        return first;
    }

    /** Of what the array is read as. */
    String said() {
        return "%s %s, axes %s: %s".formatted(name, array.describe(), Axis.text(axes), quantity.meaning());
    }

    /** No array of line of sight. */
    static NumberArray noLos() {
        return NumberArray.of(new double[0], 0);
    }

    /** Of a file, where the name is one. */
    static NumberArray los(ArrayFile file, String name) {
        return name.isEmpty() || !file.fits(name) ? noLos() : file.numbers(name);
    }
}
