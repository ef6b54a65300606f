package hetnet.io.arrays;

import hetnet.io.IoReason;
import hetnet.util.Quoted;
import hetnet.util.ScenarioException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The arrays of a file by their names, or those of all files of a folder, where each name begins with that of its file.
 * What a file is, its first bytes tell. Names within structures, cells and groups are joined by '/', cells and elements
 * counted from 0: {@code dataset/0/user/channel}. MATLAB's arrays have the axes that MATLAB shows.
 */
public final class ArrayFile implements AutoCloseable {

    /** What is read. */
    public static final String KINDS = "NumPy's .npy and .npz, MATLAB's .mat (version 5 to 7.3) and HDF5 do";

    private static final int MOST_LISTED = 12;
    private static final int HDF5_AFTER = 512; // MATLAB writes a header of its own before HDF5's

    /** A format's side: the arrays that it found, and what is to be closed. */
    interface Source extends AutoCloseable {

        /** The arrays by name, in the order of the file. */
        Map<String, ArrayEntry> entries();

        @Override
        default void close() throws IOException {
        }
    }

    private final Path place;
    private final List<Source> sources;
    private final Map<String, ArrayEntry> entries;

    private ArrayFile(Path place, List<Source> sources, Map<String, ArrayEntry> entries) {
        this.place = place;
        this.sources = sources;
        this.entries = entries;
    }

    /**
     * Opens a file, or the files of a folder.
     *
     * @throws ScenarioException when there is none, it is of no known format, or it is damaged
     */
    public static ArrayFile open(Path place) {
        Map<String, ArrayEntry> entries = new LinkedHashMap<>();
        List<Source> sources = new ArrayList<>();
        if (Files.isDirectory(place)) {
            for (Path file : filesOf(place)) {
                String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
                Source source = source(file);
                sources.add(source);
                source.entries().forEach((name, entry) -> entries.put(stem + "/" + name, entry));
            }
        } else {
            sources.add(source(place));
            entries.putAll(sources.get(0).entries());
        }
        if (entries.isEmpty()) {
            throw new ScenarioException(place, "there is no array in it" + (Files.isDirectory(place)
                    || format(place) != Format.NPZ ? "" : ", it is some other zip archive: save a sheet as CSV"));
        }
        return new ArrayFile(place, sources, entries);
    }

    /** Whether the file begins as one of these formats does; a folder is one where any file in it does. */
    public static boolean isOne(Path place) {
        if (Files.isDirectory(place)) {
            return !filesOf(place).isEmpty();
        }
        return Files.isRegularFile(place) && format(place) != Format.NONE;
    }

    private static List<Path> filesOf(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> Files.isRegularFile(f) && format(f) != Format.NONE).sorted().toList();
        } catch (IOException e) {
            throw new ScenarioException(folder, "cannot be listed: " + IoReason.of(e));
        }
    }

    private enum Format { NPY, NPZ, MAT, HDF5, NONE }

    private static Format format(Path file) {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(HDF5_AFTER + 8);
        } catch (IOException e) {
            throw new ScenarioException(file, "cannot be opened: " + IoReason.of(e));
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0093NUMPY")) {
            return Format.NPY;
        } else if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
            return Format.NPZ;
        } else if (text.startsWith(Hdf5Source.SIGNATURE) || text.startsWith(Hdf5Source.SIGNATURE, HDF5_AFTER)) {
            return Format.HDF5;
        }
        return text.startsWith("MATLAB 5.0") ? Format.MAT : Format.NONE;
    }

    private static Source source(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ScenarioException(file, Files.exists(file) ? "is not a file" : "the file is missing");
        }
        Format format = format(file);
        try {
            return switch (format) {
                case NPY -> NpySource.array(file);
                case NPZ -> NpySource.archive(file);
                case MAT -> new MatSource(file);
                case HDF5 -> new Hdf5Source(file);
                case NONE -> throw new ScenarioException(file,
                        "does not begin as " + KINDS);
            };
        } catch (ScenarioException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(file, format.toString(), e);
        }
    }

    /** The complaint about a file whose format's library or reader gave up. */
    static ScenarioException damaged(Path file, String format, Exception e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause(); // libraries wrap what happened
        }
        String reason = deepest instanceof IOException io ? IoReason.of(io) : deepest.getMessage();
        return new ScenarioException(file, "cannot be read as %s, it may be damaged, cut off or of an unknown version%s"
                .formatted(format, reason == null ? ""
                : " (%s)".formatted(reason.lines().findFirst().orElse("").strip())));
    }

    /** Whether there is an array of this name. */
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The name of its only array; empty where there are several. */
    public Optional<String> only() {
        return entries.size() == 1 ? Optional.of(entries.keySet().iterator().next()) : Optional.empty();
    }

    /** Whether a pattern of {@link #numbers} fits any array. */
    public boolean fits(String pattern) {
        return entries.keySet().stream().anyMatch(name -> name.matches(NamePattern.regex(pattern)));
    }

    /** Every name with the shape and type of its array, on one line; beyond a dozen a count. */
    public String list() {
        String text = entries.entrySet().stream().limit(MOST_LISTED)
                .map(entry -> entry.getKey() + " " + entry.getValue().describe()).collect(Collectors.joining(", "));
        return entries.size() > MOST_LISTED ? text + " and %d more".formatted(entries.size() - MOST_LISTED) : text;
    }

    /**
     * Numbers by their name, or by a pattern: each {@code *} stands for any part of a name without '/', and is a
     * further axis in front, in the order of the numbers in these parts.
     *
     * @throws ScenarioException when there are none, they are texts, or those of a pattern differ in shape
     */
    public NumberArray numbers(String pattern) {
        if (pattern.indexOf('*') < 0) {
            return one(pattern);
        }
        Map<String, List<String>> groups = new TreeMap<>(NamePattern.NATURAL);
        for (String name : entries.keySet()) {
            NamePattern.firstStar(pattern, name).ifPresent(part -> groups.computeIfAbsent(part,
                    p -> new ArrayList<>()).add(name));
        }
        if (groups.isEmpty()) {
            throw missing(pattern);
        }
        List<NumberArray> parts = groups.keySet().stream().map(part -> numbers(NamePattern.fill(pattern, part)))
                .toList();
        String first = parts.get(0).describe().replaceFirst("].*", "]");
        for (int i = 1; i < parts.size(); i++) {
            if (!parts.get(i).describe().startsWith(first)) {
                throw new ScenarioException(place, "the arrays of %s differ in shape: %s and %s".formatted(pattern,
                        parts.get(0).describe(), parts.get(i).describe()));
            }
        }
        return NumberArray.stack(parts);
    }

    private NumberArray one(String name) {
        if (value(name) instanceof NumberArray numbers) {
            return numbers;
        }
        throw new ScenarioException(place, "%s holds texts where numbers are wanted".formatted(Quoted.of(name)));
    }

    /**
     * Texts by their name; whole numbers count as texts.
     *
     * @throws ScenarioException when there are none
     */
    public List<String> texts(String name) {
        ArrayValue value = value(name);
        if (value instanceof TextArray text) {
            return text.values();
        }
        return Arrays.stream(((NumberArray) value).real())
                .mapToObj(x -> x == Math.rint(x) ? Long.toString((long) x) : Double.toString(x)).toList();
    }

    private ArrayValue value(String name) {
        ArrayEntry entry = entries.get(name);
        if (entry == null) {
            throw missing(name);
        }
        try {
            return entry.value();
        } catch (IllegalArgumentException e) {
            throw e; // says what is wrong
        } catch (RuntimeException e) {
            throw damaged(place, "an array called " + Quoted.of(name), e);
        }
    }

    private ScenarioException missing(String name) {
        return new ScenarioException(place, "no array %s in it; there are %s".formatted(Quoted.of(name), list()));
    }

    @Override
    public void close() {
        for (Source source : sources) {
            try {
                source.close();
            } catch (IOException e) {
                throw new ScenarioException(place, "cannot be closed: " + IoReason.of(e));
            }
        }
    }
}
