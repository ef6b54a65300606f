package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.Tally;
import hetnet.cli.setting.Workplace;
import hetnet.study.RunResults;
import hetnet.study.sweep.Sweep;
import hetnet.util.InputException;
import hetnet.util.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings, SPECs and results at random: what cannot be used is refused in one sentence, and nothing is written. */
class FuzzTest {

    @RegisterExtension
    static final Tally TALLY = new Tally("fuzz");

    private static final int CALLS = 25;       // of each command
    private static final int SPECS = 800;
    private static final int RESULTS = 200;
    private static final int LONGEST = 1100;   // letters of a sentence that lists what there is
    private static final Path HOME = Path.of("").toAbsolutePath();
    /** What no number and no choice can be. */
    private static final List<String> NONSENSE = List.of("", " ", "many", "1e", "--1", "0x10", "1_000", "NaN", "-inf",
            "∞", "1;2", "1,5", "½", "'", "\"", "\\", "%s", "%n%d", "$HOME", "${x}", "{}", "[1", "\t", "a\nb", "\u0000",
            "😀", "null", "true", "1 000", "٣", "1e999999999999", "é".repeat(5000));

    @TempDir
    private Path dir;

    private static <T> T any(RandomGenerator random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static void assertSentence(String message, Object of) {
        String said = shown(of, message);
        assertEquals(1, message.lines().count(), said);
        assertTrue(!message.isBlank() && message.length() < LONGEST, said);
        assertFalse(message.contains("Exception") || message.contains("\tat "), said);
        assertTrue(message.chars().noneMatch(Character::isISOControl), said);
    }

    /** For a terminal. */
    private static String shown(Object of, String message) {
        return (of + ": " + message).replaceAll("\\p{Cntrl}", "?").replaceAll("éé+", "éé..");
    }

    private static void refused(List<String> call) {
        CommandRun run = CommandRun.of(call.toArray(String[]::new));
        assertEquals(Hetnet.REFUSED, run.status(), shown(call, run.err()));
        assertTrue(run.err().startsWith("hetnet-lab: "), shown(call, run.err()));
        assertSentence(run.err().replaceFirst("\n$", ""), call);
    }

    /** @param number a setting that is one, so that nothing is ever begun */
    @ParameterizedTest
    @CsvSource({"train, steps", "train-seeds, steps", "train-mimo, steps", "quality, layouts", "front, layouts",
        "bench-objectives, users", "generalisation, users", "ablations, seeds", "ablations-mimo, seeds",
        "bench, users", "bench-scale, largestUsers", "evaluate, epochs", "import, rbSize"})
    void settingsOfCommands(String command, String number) {
        RandomGenerator random = Seeds.stream(7, command);
        List<String> known = new ArrayList<>(Hetnet.commandLine(Workplace.here()).getSubcommands()
                .get(command).getCommandSpec().optionsMap().keySet());
        for (int i = 0; i < CALLS; i++) {
            List<String> call = new ArrayList<>(List.of(number + "=" + any(random, NONSENSE)));
            for (int more = random.nextInt(4); more > 0; more--) {
                String key = random.nextInt(3) > 0 ? any(random, known).replaceFirst("^-+", "") : any(random, NONSENSE);
                call.add(random.nextInt(call.size() + 1), key + (random.nextInt(8) > 0 ? "=" : "")
                        + any(random, NONSENSE));
            }
            call.removeIf(word -> word.matches("(help|version|h|V)(=.*)?"));
            call.add(0, command);
            refused(call);
            TALLY.count("settings of commands at random");
        }
    }

    /** Lets a few letters of a text fall out, change, or stand twice. */
    private static String damaged(RandomGenerator random, String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(changed.length());
            int to = Math.min(changed.length(), at + 1 + random.nextInt(random.nextBoolean() ? 2 : 12));
            switch (random.nextInt(4)) {
                case 0 -> changed.delete(at, to);
                case 1 -> changed.insert(at, changed.substring(at, to));
                case 2 -> changed.replace(at, to, any(random, NONSENSE));
                default -> changed.insert(at, any(random, List.of(":", ",", "\n", "{", "}", "[", "]", "-", "9", "#",
                        "&a ", "*a", "!!x ", "|", "\"", "null", "~", "1e400", "\r", "\uFEFF", "- ")));
            }
        }
        return changed.toString();
    }

    @Test
    void specsOfSweeps() throws IOException {
        String good = """
                study: s
                seed: 4
                layouts: 2
                drops: 1
                networks:
                  a: {generator: random, sites: [3, 5], users: 20, blocks: 3, sideM: [100, 400.5]}
                  b: {generator: tiers, macros: 3, picos: 2, users: 10, blocks: 2, layouts: 1}
                objectives:
                  pf: {alpha: 1}
                  least: {objective: min_rate, minRateBps: 1e5}
                methods:
                  baseline: {}
                  w: {solver: wmmse, restarts: 3, seconds: 0.5}
                metrics: [sum_rate_bps, jain]
                keep: [network, decision]
                """;
        RandomGenerator random = Seeds.stream(7, "specs");
        int refused = 0;
        for (int i = 0; i < SPECS; i++) {
            String text = damaged(random, good);
            Path file = Files.writeString(dir.resolve("spec.yaml"), text);
            try {
                Sweep.read(file, HOME);
            } catch (IllegalArgumentException | UncheckedIOException e) {
                assertSentence(e.getMessage(), text);
                refused++;
            }
            TALLY.count("SPECs of sweeps at random");
        }
        assertTrue(refused > SPECS / 2 && refused < SPECS, refused + " of them refused");
    }

    @Test
    void resultsThatAreCompared() throws IOException {
        Path run = Files.createDirectories(dir.resolve("run"));
        Path figures = Files.createDirectories(run.resolve("figures"));
        List<Path> files = List.of(Files.writeString(run.resolve("metrics.csv"), """
                method,sum_rate_bps,jain,p5_bps,mean_latency_s,mean_log_rate,seconds
                baseline,1.5e8,0.42,91000,0.5,11.8,0.01
                hetgnn_unrolled,2.5e8,0.52,191000,0.25,12.8,0.21
                """), Files.writeString(run.resolve("rates.csv"), """
                method,ue,rate_bps
                baseline,a,5000
                baseline,b,6000
                hetgnn_unrolled,a,7000
                hetgnn_unrolled,b,8000
                """), Files.writeString(figures.resolve("fig6_training_loss.csv"), """
                series,epoch,loss
                "total, training",1,0.5
                "total, training",2,0.25
                """));
        List<byte[]> whole = new ArrayList<>();
        for (Path file : files) {
            whole.add(Files.readAllBytes(file));
        }
        RandomGenerator random = Seeds.stream(7, "results");
        int refused = 0;
        for (int i = 0; i < RESULTS; i++) {
            int which = i % files.size();
            byte[] bytes = whole.get(which).clone();
            byte[] damaged = random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length))
                    : damaged(random, new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(4) == 0 && damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(files.get(which), damaged);
            try {
                RunResults results = new RunResults("run", run);
                for (RunResults.Part part : RunResults.Part.values()) {
                    results.measures(part);
                    results.ratesKbps(part);
                }
                results.curves("fig6_training_loss");
            } catch (InputException e) {
                assertSentence(e.getMessage(), new String(damaged, StandardCharsets.UTF_8));
                refused++;
            }
            Files.write(files.get(which), whole.get(which));
            TALLY.count("damaged results to be compared");
        }
        assertTrue(refused > 0 && refused < RESULTS, refused + " of them refused");
    }

    @Test
    void namesOfRunsToBeCompared() {
        for (String nonsense : NONSENSE) {
            for (List<String> call : List.of(List.of("compare", "--out", nonsense, "a=" + dir, "b=" + dir),
                    List.of("compare", "--out", dir.resolve("out").toString(), nonsense, "b=" + dir),
                    List.of("compare", "--out", dir.resolve("out").toString(), "a=" + nonsense, "b=" + nonsense))) {
                refused(call);
                TALLY.count("names of runs at random");
            }
        }
        assertEquals(0, dir.toFile().list().length, "nothing was written");
    }
}
