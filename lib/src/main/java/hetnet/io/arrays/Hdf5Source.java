package hetnet.io.arrays;

import hetnet.util.ScenarioException;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.jhdf.links.SoftLink;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.EnumDataType;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The arrays of an HDF5 file, by jHDF; so are MATLAB's of version 7.3, whose axes HDF5 holds in the opposite order.
 * Complex numbers are pairs called r, i (h5py) or real, imag (MATLAB).
 */
final class Hdf5Source implements ArrayFile.Source {

    /** The first bytes of HDF5. */
    static final String SIGNATURE = "\u0089HDF\r\n\u001a\n";

    private static final String CLASS = "MATLAB_class";
    private static final Set<String> REAL = Set.of("r", "real", "re");
    private static final Set<String> IMAGINARY = Set.of("i", "imag", "im");

    private final Path file;
    private final HdfFile hdf;
    private final Map<String, ArrayEntry> entries = new LinkedHashMap<>();
    private final Set<Long> within = new HashSet<>(); // addresses of the groups that are being listed

    Hdf5Source(Path file) {
        this.file = file;
        hdf = new HdfFile(file);
        try {
            addAll("", hdf);
        } catch (RuntimeException e) {
            hdf.close();
            throw e;
        }
    }

    @Override
    public Map<String, ArrayEntry> entries() {
        return entries;
    }

    @Override
    public void close() {
        hdf.close();
    }

    private void addAll(String prefix, Group group) {
        if (!within.add(group.getAddress())) {
            return; // a link back to a group that this one is in
        }
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            if (!child.getKey().startsWith("#")) { // what MATLAB's cells point to
                add(prefix + child.getKey(), child.getValue());
            }
        }
        within.remove(group.getAddress());
    }

    private void add(String name, Node node) {
        if (node instanceof Group group) {
            addAll(name + "/", group);
        } else if (node instanceof SoftLink link && !link.isBrokenLink()) {
            add(name, link.getTarget());
        } else if (node instanceof Dataset data) {
            String matlab = matlabClass(data);
            if (matlab.equals("cell")) {
                addCell(name, data);
            } else {
                entries.put(name, new ArrayEntry(describe(data, matlab), () -> read(name, data, matlab)));
            }
        }
    }

    private void addCell(String name, Dataset cell) {
        List<Long> targets = new ArrayList<>();
        flatten(cell.getData(), value -> targets.add(((Number) value).longValue()));
        for (int i = 0; i < targets.size(); i++) {
            add(name + "/" + i, hdf.getNodeByAddress(targets.get(i)));
        }
    }

    private static String matlabClass(Dataset data) {
        Attribute attribute = data.getAttributes().get(CLASS);
        return attribute == null ? "" : String.valueOf(attribute.getData());
    }

    private static String describe(Dataset data, String matlab) {
        int[] shape = data.getDimensions();
        String type = data.getDataType() instanceof CompoundDataType parts ? type(parts)
                : data.getDataType() instanceof EnumDataType ? " yes or no"
                : data.getJavaType() == String.class ? " text" : " real";
        return Arrays.toString(matlab.isEmpty() ? shape : reversed(shape)) + type;
    }

    private static String type(CompoundDataType parts) {
        List<String> names = parts.getMembers().stream().map(CompoundDataType.CompoundDataMember::getName).toList();
        return names.size() == 2 && names.stream().allMatch(name -> REAL.contains(name) || IMAGINARY.contains(name))
                ? " complex" : " records of " + String.join(", ", names);
    }

    private static int[] reversed(int[] shape) {
        int[] back = new int[shape.length];
        Arrays.setAll(back, i -> shape[shape.length - 1 - i]);
        return back;
    }

    private ArrayValue read(String name, Dataset data, String matlab) {
        try {
            int[] shape = data.getDimensions();
            NumberArray.size(shape);
            if (data.isEmpty()) {
                throw new ScenarioException(file, "'%s' holds no values".formatted(name));
            }
            ArrayValue value = data.isCompound() ? complex(name, shape, data) : plain(shape, data.getData());
            if (matlab.equals("char") && value instanceof NumberArray codes) {
                StringBuilder text = new StringBuilder();
                Arrays.stream(codes.real()).forEach(code -> text.append((char) code));
                return new TextArray(List.of(text.toString()));
            }
            return !matlab.isEmpty() && value instanceof NumberArray numbers ? numbers.reversed() : value;
        } catch (HdfException | ClassCastException e) {
            throw ArrayFile.damaged(file, "HDF5", e);
        }
    }

    private NumberArray complex(String name, int[] shape, Dataset data) {
        Map<?, ?> members = (Map<?, ?>) data.getData();
        double[] real = part(members, REAL);
        double[] imaginary = part(members, IMAGINARY);
        if (real.length == 0 || imaginary.length == 0) {
            throw new ScenarioException(file, "the values of '%s' have the parts %s: only complex numbers are read, "
                    .formatted(name, members.keySet()) + "whose parts are r, i or real, imag");
        }
        return new NumberArray(shape, real, imaginary);
    }

    private static double[] part(Map<?, ?> members, Set<String> names) {
        return members.entrySet().stream().filter(m -> names.contains(String.valueOf(m.getKey()))).findFirst()
                .map(m -> doubles(m.getValue())).orElse(new double[0]);
    }

    private static ArrayValue plain(int[] shape, Object values) {
        List<String> texts = new ArrayList<>();
        flatten(values, value -> {
            if (value instanceof String text) {
                texts.add(text);
            }
        });
        if (texts.isEmpty()) {
            return new NumberArray(shape, doubles(values), new double[0]);
        }
        if (texts.stream().allMatch(t -> t.equals("TRUE") || t.equals("FALSE"))) { // how h5py keeps booleans
            return new NumberArray(shape, texts.stream().mapToDouble(t -> t.equals("TRUE") ? 1 : 0).toArray(),
                    new double[0]);
        }
        return new TextArray(texts);
    }

    private static double[] doubles(Object values) {
        double[] all = new double[count(values)];
        int[] at = {0};
        flatten(values, value -> all[at[0]++] = value instanceof Boolean flag ? (flag ? 1 : 0)
                : ((Number) value).doubleValue());
        return all;
    }

    private static int count(Object values) {
        int[] count = {0};
        flatten(values, value -> count[0]++);
        return count[0];
    }

    private static void flatten(Object values, Consumer<Object> each) {
        if (values != null && values.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(values); i++) {
                flatten(Array.get(values, i), each);
            }
        } else if (values != null) {
            each.accept(values);
        }
    }
}
