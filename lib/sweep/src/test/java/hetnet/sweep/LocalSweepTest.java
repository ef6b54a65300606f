package hetnet.sweep;

import static hetnet.sweep.Kit.assertSameResults;
import static hetnet.sweep.Kit.flags;
import static hetnet.sweep.Kit.study;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.sweep.Kit.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies on the cores of this machine: the same bytes as the plain loop, whatever happens on the way. */
class LocalSweepTest {

    private static final String SPEC = """
            study: local
            layouts: 6
            drops: 2
            networks:
              small: {generator: random, users: 15, blocks: 3, sites: [3, 5]}
              "wide-1.5": {generator: hexagonal, users: 40, blocks: 3, layouts: 3}
            objectives:
              pf: {alpha: 1}
              least: {objective: min_rate}
            methods:
              baseline: {}
              w: {solver: wmmse, restarts: 1, iterations: 3}
              unrolled: {solver: hetgnn_unrolled, perturbations: 0}
              exhaustive: {}
            metrics: [sum_rate_bps, mean_log_rate, utility]
            """;

    private static final String MAIN = SweepMain.class.getName();

    private static WarmKit kit;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        kit = new WarmKit();
    }

    @AfterAll
    static void end() {
        kit.close();
    }

    private Path spec(String text) throws IOException {
        return Files.writeString(folder.resolve("spec.yaml"), text);
    }

    @Test
    void partitionsAndWorkersAndAKilledDriverChangeNoByte() throws Exception {
        Path spec = spec(SPEC);
        Path loop = Kit.loop(kit, spec, folder.resolve("loop"));
        assertEquals(1 + (12 + 6) * 2 * 4, Files.readAllLines(loop.resolve("rows.csv")).size());

        Ended one = kit.sweep("SPEC=" + spec, "OUT=" + folder.resolve("one"), "MASTER=local[1]").expect(0);
        assertTrue(one.out().startsWith("144 rows, 0 of them kept from before and 36 failed, in "), one.out());
        assertTrue(one.out().contains(" x exhaustive search over "), one.out());
        assertSameResults(loop, study(folder.resolve("one")));
        Ended again = kit.sweep("SPEC=" + spec, "OUT=" + folder.resolve("one"), "MASTER=local[2]").expect(0);
        assertTrue(again.out().startsWith("144 rows, 144 of them kept from before and 36 failed, in "), again.out());
        assertSameResults(loop, study(folder.resolve("one")));

        Path out = folder.resolve("killed");
        Process driver = Kit.startSweep(flags(), Kit.classpath(), "SPEC=" + spec, "OUT=" + out, "MASTER=local[3]",
                "BATCH=40");
        LocalCluster.await(driver.errorReader(), "sweep: 40 of 144 rows");
        driver.destroyForcibly().waitFor();
        leaveATask(out);
        Ended resumed = kit.sweep("SPEC=" + spec, "OUT=" + out, "MASTER=local[3]", "BATCH=50").expect(0);
        int kept = Integer.parseInt(resumed.out().replaceAll("(?s).*?, (\\d+) of them kept.*", "$1"));
        assertTrue(kept >= 40 && kept < 144, resumed.out());
        assertSameResults(loop, study(out));

        Ended report = kit.report(out.toString()).expect(0);
        assertTrue(report.out().contains("local: rows.csv") && report.out().contains("Of all tasks: deciding"),
                report.out());
    }

    @Test
    void rowsThatFailedAreMadeAgainWhenThatIsAskedFor() throws IOException {
        Path spec = spec("""
                study: again
                layouts: 6
                networks:
                  small: {generator: random, users: 10, blocks: 2}
                  large: {generator: random, users: 40, blocks: 2}
                  mixed: {generator: random, users: [10, 30], blocks: 2}
                methods:
                  one: {solver: hetnet.sweep.FailingSolver}
                  two: {solver: hetnet.sweep.FailingSolver}
                metrics: [users, sites, mean_log_rate]
                keep: [network, decision]
                """);
        Path out = folder.resolve("out");
        String[] arguments = {"SPEC=" + spec, "OUT=" + out, "MASTER=local[2]"};
        Ended first = kit.sweep(Map.of(FailingSolver.LIMIT, "20"), arguments).expect(0);
        Matcher failed = Pattern.compile("^36 rows, 0 of them kept from before and (\\d+) failed, in .*\\n  (\\d+) x "
                + "IllegalStateException: no licence for more than 20 UEs$").matcher(first.out());
        assertTrue(failed.matches(), first.out());
        int bad = Integer.parseInt(failed.group(1));
        assertTrue(bad > 12 && bad < 24, "all of large, none of small, some of mixed: " + bad);
        assertEquals(failed.group(1), failed.group(2));

        Ended second = kit.sweep(arguments).expect(0);
        assertTrue(second.out().startsWith("36 rows, 36 of them kept from before and %d failed, in ".formatted(bad)),
                "rows that failed count as made: " + second.out());

        Ended third = kit.sweep("SPEC=" + spec, "OUT=" + out, "MASTER=local[2]", "RETRY=failed").expect(0);
        assertTrue(third.out().startsWith("36 rows, %d of them kept from before and 0 failed, in "
                .formatted(36 - bad)), third.out());
        Path never = folder.resolve("never");
        kit.sweep("SPEC=" + spec, "OUT=" + never, "MASTER=local[2]").expect(0);
        assertSameResults(study(never), study(out));
        Ended read = kit.arrays(out.resolve("parquet").toString()).expect(0);
        assertEquals("36 of 36 rows have their arrays", read.out().strip(), "also those that were written anew");
    }

    /** What a driver leaves that dies after a task has been committed and before its job has. */
    private static void leaveATask(Path out) throws IOException {
        try (Stream<Path> walk = Files.walk(out.resolve("parquet"))) {
            Path rows = walk.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
            Path group = rows.getParent();
            Path task = group.getParent().resolve("_temporary/0/task_202601010000000000_0000_m_000000")
                    .resolve(group.getFileName());
            Files.createDirectories(task);
            Files.copy(rows, task.resolve("part-00000-left.parquet"));
        }
    }

    /**
     * A limit on the size of files, as a quota or a full disk would be: writing fails in the midst of a file. Spark's
     * usual codec would have to unpack a library that is larger.
     */
    @Test
    @Tag("soak")
    void aFullDiskIsOneSentenceAndTheNextRunGoesOn() throws IOException {
        Path spec = spec("""
                study: full
                layouts: 3000
                networks: {a: {generator: random, users: 5, blocks: 1}}
                methods: [baseline]
                metrics: [sum_rate_bps, jain, p5_bps, mean_latency_s, mean_log_rate, utility]
                """);
        Path out = folder.resolve("out");
        Process limited = Kit.start(List.of("sh", "-c", "ulimit -f 80; exec \"$@\"", "sh"),
                flags("-Dspark.eventLog.enabled=false", "-XX:-UsePerfData",
                        "-Dspark.sql.parquet.compression.codec=gzip"), Kit.classpath(),
                MAIN, "SPEC=" + spec, "OUT=" + out, "MASTER=local[1]", "JOB_SECONDS=86400");
        Ended full = Kit.ended(limited).expect(SweepMain.FAILED);
        String sentence = full.err().lines().filter(line -> line.startsWith("hetnet-lab: ")).findFirst()
                .orElseThrow(() -> new AssertionError(full.err()));
        assertTrue(sentence.matches("hetnet-lab: the study could not be ended: .*File too large.*\\. Rows of finished "
                + "jobs are kept in .*: the same command goes on from there"), sentence);
        assertFalse(full.err().contains("\tat "), full.err());
        Ended rest = kit.sweep("SPEC=" + spec, "OUT=" + out, "MASTER=local[2]").expect(0);
        assertTrue(rest.out().matches("3000 rows, [1-9]\\d* of them kept from before and 0 failed, in .*"),
                rest.out());
        assertSameResults(Kit.loop(kit, spec, folder.resolve("loop")), study(out));
    }

    @Test
    void twoDriversDoNotWorkOnOneStudyAtOnce() throws Exception {
        Path spec = spec(SPEC.replace("layouts: 6", "layouts: 2000"));
        Path out = folder.resolve("out");
        Process first = Kit.submit(flags(), "local[1]", "SPEC=" + spec, "OUT=" + out, "BATCH=8");
        LocalCluster.await(first.errorReader(), "sweep: 8 of ");
        Ended second = kit.sweep("SPEC=" + spec, "OUT=" + out, "MASTER=local[1]").expect(SweepMain.REFUSED);
        first.destroyForcibly().waitFor();
        assertTrue(second.err().contains("another process has been writing there"), second.err());
    }

    @Test
    void badInputIsOneSentence() throws IOException {
        assertRefused("usage: make sweep SPEC=file [OUT=dir] [MASTER=local[*]]");
        assertRefused("unknown setting 'SPEK'; known are SPEC, OUT, MASTER, BATCH, JOB_SECONDS, RETRY", "SPEK=a");
        assertRefused("there is no SPEC none.yaml: name a YAML file", "SPEC=none.yaml");
        assertRefused("study is missing", "SPEC=" + spec("layouts: 3"));
        assertRefused("BATCH = 'many' must be a whole number from 0 to 1000000000", "SPEC=" + spec(SPEC),
                "BATCH=many");
        assertRefused("RETRY = 'all' must be failed: it makes rows that failed again", "SPEC=" + spec(SPEC),
                "RETRY=all");
        Path file = Files.writeString(folder.resolve("file"), "");
        Ended blocked = kit.sweep("SPEC=" + spec(SPEC), "OUT=" + file).expect(SweepMain.REFUSED);
        assertTrue(blocked.err().contains("hetnet-lab: cannot write to "), blocked.err());
        Ended elsewhere = kit.sweep("SPEC=" + spec(SPEC), "OUT=" + folder.resolve("o"), "MASTER=nowhere")
                .expect(SweepMain.REFUSED);
        assertTrue(elsewhere.err().contains("hetnet-lab: MASTER = 'nowhere' cannot be reached: "), elsewhere.err());
        assertRefused("MASTER = 'spark://127.0.0.1:1' cannot be reached: Connection refused", "SPEC=" + spec(SPEC),
                "OUT=" + folder.resolve("o"), "MASTER=spark://127.0.0.1:1");
    }

    private static void assertRefused(String sentence, String... arguments) throws IOException {
        Ended ended = kit.sweep(arguments).expect(SweepMain.REFUSED);
        assertEquals("hetnet-lab: " + sentence, ended.err().lines().filter(line -> line.startsWith("hetnet-lab: "))
                .reduce("", String::concat));
        assertFalse(ended.err().contains("\tat hetnet."), ended.err());
    }
}
