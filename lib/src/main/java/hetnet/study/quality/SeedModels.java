package hetnet.study.quality;

import hetnet.model.unrolled.UnrolledModel;
import hetnet.solver.Solver;
import hetnet.study.Methods;
import hetnet.study.NetworkPass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The networks of all training seeds, as {@code make train-seeds} left them. */
public record SeedModels(SortedMap<Integer, UnrolledModel> models) {

    /** Names of rows and files end with the seed. */
    private static final String ROW = Methods.HETGNN_UNROLLED + "_seed_";

    /**
     * @param data folder of the shipped data; without weights of seeds there are no models
     * @throws IllegalArgumentException naming the file, when weights are damaged
     */
    public static SeedModels load(Path data) {
        SortedMap<Integer, UnrolledModel> models = new TreeMap<>();
        for (int seed = 1; Files.exists(file(data, seed)); seed++) {
            models.put(seed, UnrolledModel.load(file(data, seed)));
        }
        return new SeedModels(models);
    }

    /** Where the weights of a seed are. */
    public static Path file(Path data, int seed) {
        return data.resolve("seeds").resolve("unrolled-seed-%d.bin".formatted(seed));
    }

    /** Whether a method is the one pass of a training seed. */
    static boolean isSeed(String method) {
        return method.startsWith(ROW);
    }

    /** One pass of each of these networks, by the name of its row. */
    public List<Solver> solvers() {
        return models.entrySet().stream().<Solver>map(seed ->
                new NetworkPass(ROW + seed.getKey(), seed.getValue()::allocate)).toList();
    }
}
