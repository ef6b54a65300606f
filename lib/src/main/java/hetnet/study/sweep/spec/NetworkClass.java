package hetnet.study.sweep.spec;

import hetnet.channel.Snapshot;
import hetnet.channel.generators.PaperLayout;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.util.Quoted;
import hetnet.util.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * One class of networks of a SPEC.
 *
 * @param name    of the class
 * @param layouts how many
 * @param drops   of each layout
 * @param source  where its networks come from
 */
public record NetworkClass(String name, int layouts, int drops, Source source) {

    /** Layouts of a class, and drops of a layout. */
    public static final int MOST = 10_000_000;

    private static final List<String> OWN = List.of("generator", "layouts", "drops");
    private static final Map<String, NetworkRecipe> RECIPES = recipes();
    private static final String FOLDER = "folder";

    private static Map<String, NetworkRecipe> recipes() {
        Map<String, NetworkRecipe> recipes = new LinkedHashMap<>();
        recipes.put("random", NetworkRecipe.Scattered.standard());
        recipes.put("hexagonal", NetworkRecipe.Hexagonal.standard());
        recipes.put("paper", NetworkRecipe.Paper.standard());
        recipes.put("tiers", NetworkRecipe.Tiered.standard());
        recipes.put("randomised", NetworkRecipe.Randomised.standard());
        return recipes;
    }

    /** Where the networks of a class come from. */
    public interface Source {

        /** One network: that of these numbers, and no other. */
        Network network(KeySeeds seeds, String group, int layout, int drop);
    }

    /**
     * A network and its radio.
     *
     * @param snapshot sites, UEs and links
     * @param radio    of all BSs
     */
    public record Network(Snapshot snapshot, RadioConfig radio) {
    }

    /**
     * Reads one.
     *
     * @param layouts where the class says nothing
     * @param drops   where the class says nothing
     * @throws IllegalArgumentException saying what is wrong, and where
     */
    public static NetworkClass of(String name, SpecNode spec, int layouts, int drops, SweepFiles files) {
        String generator = spec.text("generator");
        if (generator.equals(FOLDER)) {
            return folder(name, spec, files);
        }
        NetworkRecipe preset = RECIPES.get(generator);
        if (preset == null) {
            throw new IllegalArgumentException("%s = %s is unknown; known are %s, %s".formatted(spec.at("generator"),
                    Quoted.of(generator), String.join(", ", RECIPES.keySet()), FOLDER));
        }
        Drawn drawn = Drawn.of((Record & NetworkRecipe) preset, spec,
                preset instanceof NetworkRecipe.Paper ? PaperLayout.sites(files.at("data/o1-five-sites.csv")
                        .getParent()) : null);
        return new NetworkClass(name, spec.count("layouts", layouts, 1, MOST), spec.count("drops", drops, 1, MOST),
                drawn);
    }

    private static NetworkClass folder(String name, SpecNode spec, SweepFiles files) {
        spec.requireKeys(List.of("generator", FOLDER, "blocks"));
        RadioConfig radio = spec.placed(() -> Settings.override(RadioConfig.paper(),
                spec.has("blocks") ? Map.of("blocks", spec.text("blocks")) : Map.of()));
        String folder = spec.text(FOLDER);
        Network network = spec.placed(() -> new Network(ScenarioFolder.read(files.at(folder), radio), radio));
        return new NetworkClass(name, 1, 1, (seeds, group, layout, drop) -> network);
    }

    /**
     * Networks drawn at random.
     *
     * @param preset settings that are the same for all
     * @param ranges of settings that differ from layout to layout, by name
     * @param places sites of the paper's layout; null for other recipes
     */
    private record Drawn(Record preset, SortedMap<String, Range> ranges, Sites places) implements Source {

        static <T extends Record & NetworkRecipe> Drawn of(T standard, SpecNode spec, Sites places) {
            List<String> known = new ArrayList<>(OWN);
            known.addAll(Settings.toMap(standard).keySet());
            spec.requireKeys(known);
            SortedMap<String, Range> ranges = new TreeMap<>();
            Map<String, String> fixed = new LinkedHashMap<>();
            Map<String, String> least = new LinkedHashMap<>();
            Map<String, String> most = new LinkedHashMap<>();
            spec.without(OWN).forEach((field, value) -> {
                if (value instanceof List) {
                    Range range = Range.of(spec.at(field), ((List<?>) value).isEmpty() ? List.of() : spec.texts(field));
                    ranges.put(field, range);
                    least.put(field, range.low());
                    most.put(field, range.high());
                } else {
                    fixed.put(field, spec.text(field));
                }
            });
            T preset = spec.placed(() -> Settings.override(standard, fixed));
            spec.placed(() -> Settings.override(preset, least));
            spec.placed(() -> Settings.override(preset, most));
            return new Drawn(preset, ranges, places);
        }

        @Override
        public Network network(KeySeeds seeds, String group, int layout, int drop) {
            Map<String, String> drawn = new LinkedHashMap<>();
            ranges.forEach((field, range) -> drawn.put(field,
                    range.draw(seeds.stream("range", group, layout, field))));
            NetworkRecipe recipe = (NetworkRecipe) Settings.override(preset, drawn);
            return new Network(recipe.draw(seeds.stream("layout", group, layout),
                    seeds.stream("drop", group, layout, drop), places), recipe.radio());
        }
    }

    /**
     * A setting that is uniform between two values, both included where they are whole numbers.
     *
     * @param low  as the SPEC has it
     * @param high as the SPEC has it
     */
    private record Range(String low, String high) {

        static Range of(String place, List<String> ends) {
            if (ends.size() != 2) {
                throw new IllegalArgumentException("%s must be one value or a range of two, as in [80, 800]"
                        .formatted(place));
            }
            Range range = new Range(ends.get(0), ends.get(1));
            try {
                if (Double.parseDouble(range.low) > Double.parseDouble(range.high)) {
                    throw new IllegalArgumentException("%s = %s is a range whose end lies before its start"
                            .formatted(place, Quoted.of(ends.toString())));
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("%s = %s is no range of numbers"
                        .formatted(place, Quoted.of(ends.toString())), e);
            }
            return range;
        }

        String draw(RandomGenerator random) {
            if (low.matches("[+-]?\\d+") && high.matches("[+-]?\\d+")) {
                long first = Long.parseLong(low);
                long count = Long.parseLong(high) - first + 1;
                return Long.toString(first + (long) Math.floor(random.nextDouble() * count));
            }
            double from = Double.parseDouble(low);
            return Double.toString(from + random.nextDouble() * (Double.parseDouble(high) - from));
        }
    }
}
