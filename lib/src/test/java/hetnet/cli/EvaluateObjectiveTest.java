package hetnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.Tables;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** What else than alpha-fairness can be asked for. */
class EvaluateObjectiveTest {

    @TempDir
    Path dir;

    private Table done(String... settings) {
        TestFolder.flat(9, 3).write(dir.resolve("scenario"));
        CommandRun said = CommandRun.of(Stream.concat(Stream.of("evaluate", "SCENARIO=" + dir.resolve("scenario"),
                "OUT=" + dir.resolve("out"), "BLOCKS=4", "METHODS=baseline,gradient_ascent"), Stream.of(settings))
                .toArray(String[]::new));
        assertEquals(0, said.status(), said.err());
        assertTrue(said.out().contains("Objective: objective="), said.out());
        return Tables.readCsv(dir.resolve("out/metrics.csv"));
    }

    @Test
    void aPriceOfPowerLowersTheSupply() {
        Table metrics = done("OBJECTIVE=energy", "PRICE_PER_WATT=1");
        Row baseline = metrics.row(0);
        Row priced = metrics.row(1);
        assertTrue(priced.getNumber("supply_w") < baseline.getNumber("supply_w"));
        assertTrue(priced.getNumber("utility") > baseline.getNumber("utility"));
    }

    @Test
    void outageAndDemandAreReported() {
        assertEquals(1, done("OBJECTIVE=min_rate", "MIN_RATE_BPS=1e12").row(1).getNumber("outage_share"));
        assertEquals(1, done("OBJECTIVE=demand", "DEMAND_BPS=1").row(1).getNumber("satisfied_share"));
        Table smallest = done("OBJECTIVE=max_min");
        assertTrue(smallest.row(1).getNumber("min_rate_bps") >= smallest.row(0).getNumber("min_rate_bps"));
    }
}
