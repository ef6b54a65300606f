package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {

    @TempDir
    private Path folder;

    @Test
    void twoRunsLeaveTheSameRows() throws IOException {
        Path spec = Files.writeString(folder.resolve("s.yaml"), """
                study: twice
                layouts: 2
                networks: {a: {generator: random, users: 10, blocks: 2}}
                methods: {w: {solver: wmmse, restarts: 1, iterations: 3}}
                """);
        for (String out : List.of("one", "two")) {
            CommandRun run = CommandRun.of("sweep", "SPEC=" + spec, "OUT=" + folder.resolve(out));
            assertEquals(Hetnet.OK, run.status(), run.err());
            assertTrue(run.out().contains("2 rows, 0 of them failed, in "), run.out());
        }
        for (String file : List.of("rows.csv", "summary.csv", "spec.yaml")) {
            assertEquals(Files.readString(result("one").resolve(file)), Files.readString(result("two").resolve(file)));
        }
    }

    private Path result(String out) throws IOException {
        try (Stream<Path> studies = Files.list(folder.resolve(out))) {
            return studies.findFirst().orElseThrow();
        }
    }

    @Test
    void aBadSpecIsAnsweredInOneSentence() throws IOException {
        Path spec = Files.writeString(folder.resolve("s.yaml"), "study: s\nnetwork: {}\n");
        CommandRun run = CommandRun.of("sweep", "SPEC=" + spec, "OUT=" + folder);
        assertEquals(Hetnet.REFUSED, run.status());
        assertEquals("hetnet-lab: unknown key 'network' in the SPEC; known are study, seed, layouts, drops, networks, "
                + "objectives, methods, metrics, keep", run.err().strip());
    }

    @Test
    void arraysAreForSpark() throws IOException {
        Path spec = Files.writeString(folder.resolve("s.yaml"), """
                study: labels
                networks: {a: {generator: random, users: 10, blocks: 2}}
                methods: [baseline]
                keep: [decision]
                """);
        CommandRun run = CommandRun.of("sweep", "SPEC=" + spec, "OUT=" + folder);
        assertEquals(Hetnet.REFUSED, run.status());
        assertEquals("hetnet-lab: keep is for Spark, whose Parquet files hold arrays: leave MASTER=loop away",
                run.err().strip());
    }
}
