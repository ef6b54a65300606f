package hetnet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the notebooks answer to their exercises. */
final class Exercises {

    static final Path NOTEBOOKS = Path.of("notebooks");
    private static final String SOLUTION = "<details><summary>Solution</summary>";

    private Exercises() {
    }

    /**
     * The solution of a notebook's exercise says a number as it comes out.
     *
     * @param text of the solution, with a number in it
     */
    static void says(String notebook, int exercise, String text, double number) throws IOException {
        String expected = String.format(Locale.ROOT, text, number);
        String solution = solutions(NOTEBOOKS.resolve(notebook + ".ipynb")).get(exercise - 1);
        assertTrue(solution.contains(expected), "%s, exercise %d should say '%s': %s".formatted(notebook, exercise,
                expected, solution));
    }

    /** The solutions of a notebook, in order. */
    static List<String> solutions(Path notebook) throws IOException {
        List<String> solutions = new ArrayList<>();
        for (JsonElement cell : JsonParser.parseString(Files.readString(notebook)).getAsJsonObject()
                .getAsJsonArray("cells")) {
            StringBuilder source = new StringBuilder();
            cell.getAsJsonObject().getAsJsonArray("source").forEach(line -> source.append(line.getAsString()));
            String[] parts = source.toString().split(SOLUTION);
            for (int i = 1; i < parts.length; i++) {
                solutions.add(parts[i].substring(0, parts[i].indexOf("</details>")));
            }
        }
        return solutions;
    }
}
