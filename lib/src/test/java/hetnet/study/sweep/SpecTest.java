package hetnet.study.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A SPEC that cannot be run is refused before anything runs, in one sentence that says what and where. */
class SpecTest {

    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final String GOOD = """
            study: s
            layouts: 2
            networks:
              a: {generator: random, users: 20, blocks: 3}
            methods: [baseline]
            """;

    @TempDir
    private Path folder;

    private Sweep read(String text) throws IOException {
        return Sweep.read(Files.writeString(folder.resolve("spec.yaml"), text), HOME);
    }

    private static Arguments bad(String spec, String sentence) {
        return Arguments.of(spec, sentence);
    }

    /** The good one with a line in place of the one that begins alike. */
    private static Arguments line(String line, String sentence) {
        String key = line.substring(0, line.indexOf(':') + 1);
        String text = GOOD.lines().map(each -> each.strip().startsWith(key.strip()) ? line : each)
                .reduce("", (one, other) -> one + other + "\n");
        return bad(text.contains(line) ? text : text + line + "\n", sentence);
    }

    private static Stream<Arguments> badSpecs() {
        return Stream.of(
                bad("", "the SPEC is empty"),
                bad("# nothing\n", "the SPEC is empty"),
                bad("[a, b]", "the SPEC must be a map of names and values, not '[a, b]'"),
                bad("just text", "the SPEC must be a map of names and values, not 'just text'"),
                bad("study: [", "line 1 of the SPEC is no YAML: expected the node content, but found '<stream end>'"),
                bad("study: a\nstudy: b\n", "line 2 of the SPEC is no YAML: found duplicate key study"),
                bad("study: !!java.io.File [x]", "line 1 of the SPEC is no YAML: Global tag is not allowed: "
                        + "tag:yaml.org,2002:java.io.File"),
                bad("layouts: 2", "study is missing"),
                bad("study: s\nof: qualty", "of = 'qualty' is no study of the kit; known are quality, generalisation, "
                        + "ablations"),
                line("layotus: 3", "unknown key 'layotus' in the SPEC; known are study, seed, layouts, drops, "
                        + "networks, objectives, methods, metrics, keep"),
                line("study: a b", "study = 'a b' is no name: use up to 64 letters, digits, '_', '-' and '.', the "
                        + "first a letter or digit"),
                line("study: ../up", "study = '../up' is no name: use up to 64 letters, digits, '_', '-' and '.', the "
                        + "first a letter or digit"),
                line("seed: one", "seed must be a whole number from -9223372036854775808 to 9223372036854775807, not "
                        + "'one'"),
                line("layouts: 0", "layouts must be a whole number from 1 to 10000000, not '0'"),
                line("layouts: 2.5", "layouts must be a whole number from 1 to 10000000, not '2.5'"),
                line("drops: 99999999999999999999", "drops must be a whole number from 1 to 10000000, not "
                        + "'99999999999999999999'"),
                bad("study: s\nmethods: [baseline]\n", "networks is missing"),
                bad("study: s\nnetworks: {}\nmethods: [baseline]\n", "networks is empty: it must name at least one"),
                bad("study: s\nnetworks: [a]\nmethods: [baseline]\n", "networks must be a map of names and values, not "
                        + "'[a]'"),
                bad("study: s\nnetworks: {a: {users: 3}}\nmethods: [baseline]\n", "networks.a.generator is missing"),
                line("  a: {generator: rnadom}", "networks.a.generator = 'rnadom' is unknown; known are random, "
                        + "hexagonal, paper, tiers, randomised, folder"),
                line("  a: {generator: random, picos: 3}", "unknown key 'picos' in networks.a; known are generator, "
                        + "layouts, drops, sites, users, sideM, blocks, carrierGhz, pathLoss, fading"),
                line("  a: {generator: random, users: 0}", "networks.a: users = 0 UEs is out of range: allowed are 1 "
                        + "to 1000000 UEs"),
                line("  a: {generator: random, users: many}", "networks.a: users = 'many' must be a whole number"),
                line("  a: {generator: random, fading: rice}", "networks.a: fading = 'rice' must be one of [NONE, "
                        + "RAYLEIGH]"),
                line("  a: {generator: random, sites: [3]}", "networks.a.sites must be one value or a range of two, as "
                        + "in [80, 800]"),
                line("  a: {generator: random, sites: [8, 3]}", "networks.a.sites = '[8, 3]' is a range whose end lies "
                        + "before its start"),
                line("  a: {generator: random, sites: [3, x]}", "networks.a.sites = '[3, x]' is no range of numbers"),
                line("  a: {generator: random, sites: [3, 500]}", "networks.a: sites = 500 sites is out of range: "
                        + "allowed are 1 to 100 sites"),
                line("  a: {generator: random, sites: {from: 3}}", "networks.a.sites must be one value, not "
                        + "'{from=3}'"),
                line("  a: {generator: folder}", "networks.a.folder is missing"),
                line("  a: {generator: folder, folder: data/none}", "networks.a: there is no file or folder data/none"),
                line("  a: {generator: folder, folder: data/etoile, drops: 2}", "unknown key 'drops' in networks.a; "
                        + "known are generator, folder, blocks"),
                line("methods: []", "methods is empty: it must name at least one"),
                line("methods: baseline", "methods must be a map of names and values, not 'baseline'"),
                line("methods: [baseline, baseline]", "methods has 'baseline' twice"),
                line("methods: {b: {solver: baseline, restarts: 3}}", "unknown key 'restarts' in methods.b; known are "
                        + "solver, iterations, seconds"),
                line("methods: {w: {solver: wmmse, restarts: 0}}", "methods.w: restarts = 0 starts is out of range: "
                        + "allowed are 1 to 1000 starts"),
                line("methods: {h: {solver: hetgnn_unrolled, model: none.bin}}", "methods.h: there is no file or "
                        + "folder none.bin"),
                line("methods: {h: {solver: hetgnn_unrolled, inferenceRounds: -1}}", "methods.h: inferenceRounds = -1 "
                        + "rounds is out of range: allowed are 0 to 1000 rounds"),
                line("methods: [hetgnn_paper]", "methods.hetgnn_paper.model is missing"),
                line("methods: [my.own.Solver]", "methods.my.own.Solver: there is no class my.own.Solver on the "
                        + "classpath"),
                line("objectives: {o: {alpha: 11}}", "objectives.o: alpha = 11 is out of range: allowed are 0 to 10"),
                line("objectives: {o: {objective: rich}}", "objectives.o: objective = 'rich' must be one of "
                        + "[ALPHA_FAIR, MIN_RATE, DEMAND, MAX_MIN, ENERGY, BIT_PER_JOULE, LEAST_SUM_RATE]"),
                line("metrics: [jian]", "unknown metric 'jian'; known are sum_rate_bps, jain, p5_bps, mean_latency_s, "
                        + "mean_log_rate, utility, coverage, users, sites, iterations, seconds"),
                line("keep: [networks]", "unknown part to keep 'networks'; known are network, decision"),
                line("metrics: []", "metrics is empty: it must name at least one"),
                line("drops:", "drops has no value: give one, or leave it out"),
                line("  a: {generator: random, users: }", "networks.a.users has no value: give one, or leave "
                        + "it out"),
                line("  a: {generator: random, users: []}", "networks.a.users must be one value or a range of "
                        + "two, as in [80, 800]"),
                line("methods: []", "methods is empty: it must name at least one"),
                line("methods: {a: {}, a: {}}", "line 5 of the SPEC is no YAML: found duplicate key a"),
                line("methods: {w: {solver: wmmse, restarts: -1}}", "methods.w: restarts = -1 starts is out of range: "
                        + "allowed are 1 to 1000 starts"),
                line("metrics: jain", "metrics must be a list, as in [one, two], not 'jain'"),
                bad(GOOD.replace("layouts: 2", "layouts: 10000000\ndrops: 10000000"), "the study has 100000000000000 "
                        + "rows: allowed are 1 to 2147483647"),
                bad("study: q\nof: quality\nsettings: {layotus: 2}\n", "settings: unknown setting 'layotus'; known are "
                        + "layouts, users, drops, paperUsers, restarts, refineSteps, seed"),
                bad("study: q\nof: quality\nclasses: [uma_150m]\nsettings: {layouts: 1, drops: 0}\n", "unknown class "
                        + "'uma_150m'; known are uma_100m, uma_200m, uma_400m, uma_800m, two_tiers_5, "
                        + "two_tiers_12"),
                bad("study: g\nof: generalisation\nsettings: {layouts: 0}\n", "settings: layouts = 0 networks is out "
                        + "of range: allowed are 1 to 1000 networks"),
                bad("study: a\nof: ablations\nclasses: [unroled]\n", "unknown class 'unroled'; known are paper, "
                        + "unrolled"));
    }

    @ParameterizedTest
    @MethodSource("badSpecs")
    void isRefusedInOneSentence(String spec, String sentence) {
        RuntimeException e = assertThrows(IllegalArgumentException.class, () -> read(spec));
        assertEquals(sentence, e.getMessage());
        assertFalse(e.getMessage().contains("\n"));
    }

    @Test
    void aMissingFileIsNamed() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> Sweep.read(folder.resolve("none.yaml"), HOME));
        assertTrue(e.getMessage().startsWith("there is no SPEC ") && e.getMessage().endsWith("name a YAML file"),
                e.getMessage());
    }

    @Test
    void everySpecOfTheKitCanBeRead() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("data/studies"))) {
            List<Path> specs = files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertFalse(specs.isEmpty());
            for (Path spec : specs) {
                assertTrue(Sweep.read(spec, HOME).keys().count() > 0, spec.toString());
            }
        }
    }

    @Test
    void anotherSpecIsAnotherStudyAndACommentIsNot() throws IOException {
        String id = read(GOOD).id();
        assertEquals(id, read("# a comment\n" + GOOD).id());
        assertTrue(id.startsWith("s-"), id);
        for (String other : List.of(GOOD.replace("layouts: 2", "layouts: 3"), GOOD + "seed: 2\n",
                GOOD.replace("users: 20", "users: 21"), GOOD.replace("baseline", "biased"))) {
            assertFalse(read(other).id().equals(id), other);
        }
    }
}
