package hetnet.study.docs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hetnet.report.MarkdownTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the paper's equations are computed in a cell that everybody sees. A notebook computes an equation where one of
 * its formulas carries {@code \tag{n}}, and a line of code further down ends in the comment {@code // Eq. (n)}.
 */
final class EquationTable {

    /** Of the paper. */
    static final int EQUATIONS = 14;

    private static final Pattern FORMULA = Pattern.compile("\\\\tag\\{(\\d+)}");
    private static final Pattern LINE = Pattern.compile("^(.*\\S)[ \\t]*// Eq\\. \\((\\d+)\\)", Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    private EquationTable() {
    }

    /** A line of a notebook that computes an equation, and the heading above it. */
    private record Place(String notebook, String heading, String line) {
    }

    /**
     * For each equation the first notebook that computes it, the section and the line.
     *
     * @param notebooks folder of them
     * @throws IllegalArgumentException naming the equations that no notebook computes
     */
    static String of(Path notebooks) {
        Map<Integer, Place> places = new TreeMap<>();
        for (Path notebook : notebooks(notebooks)) {
            read(notebook, places);
        }
        List<Integer> missing = IntStream.rangeClosed(1, EQUATIONS).filter(n -> !places.containsKey(n)).boxed()
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(("no notebook of %s computes equations %s: one must have a formula "
                    + "with \\tag{n}, and further down a line of code with // Eq. (n)").formatted(notebooks, missing));
        }
        MarkdownTable table = MarkdownTable.of("computed", "notebook", "section", "line");
        places.forEach((n, place) -> table.row("Eq. (%d)".formatted(n),
                "[%s](../notebooks/%s.ipynb)".formatted(place.notebook, place.notebook), place.heading,
                "`%s`".formatted(place.line)));
        return table.toString();
    }

    private static List<Path> notebooks(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static void read(Path notebook, Map<Integer, Place> places) {
        String name = notebook.getFileName().toString().replace(".ipynb", "");
        Set<Integer> formulas = new HashSet<>();
        String heading = "";
        for (JsonElement element : json(notebook).getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            StringBuilder text = new StringBuilder();
            cell.getAsJsonArray("source").forEach(line -> text.append(line.getAsString()));
            if (cell.get("cell_type").getAsString().equals("markdown")) {
                FORMULA.matcher(text).results().forEach(found -> formulas.add(Integer.valueOf(found.group(1))));
                heading = HEADING.matcher(text).results().map(found -> found.group(1)).reduce(heading, (a, b) -> b);
            } else {
                for (MatchResult found : LINE.matcher(text).results().toList()) {
                    int n = Integer.parseInt(found.group(2));
                    if (formulas.contains(n)) {
                        places.putIfAbsent(n, new Place(name, heading, found.group(1).strip()));
                    }
                }
            }
        }
    }

    private static JsonObject json(Path notebook) {
        try {
            return JsonParser.parseString(Files.readString(notebook)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + notebook, e);
        }
    }
}
