package hetnet.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hetnet.channel.Snapshot;
import hetnet.channel.generators.ScenarioFolder;
import hetnet.cli.TestFolder;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.radio.objective.ObjectiveConfig;
import hetnet.report.Tables;
import hetnet.solver.Limit;
import hetnet.solver.Solution;
import hetnet.solver.Solution.TracePoint;
import hetnet.teacher.TeacherConfig;
import hetnet.train.imitation.TrainConfig;
import hetnet.util.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    @TempDir
    Path dir;

    private Evaluation evaluation;

    @BeforeEach
    void threeUsersOfWhomOneIsOutOfCoverage() {
        TestFolder.flat(3, 2).withPaths((u, b) -> u != 1).write(dir);
        Snapshot snapshot = ScenarioFolder.read(dir, RadioConfig.paper());
        Allocation allocation = new Allocation(new int[] {1, Allocation.OUT_OF_COVERAGE, 0},
                new double[][] {{0.1, 1.0 / 3}, {0, 1e-9}});
        Metrics metrics = new Metrics(1e6 / 3, 0.5, 0.1 + 0.2, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2,
                3);
        EvaluationConfig config = new EvaluationConfig(dir, List.of("any"), null, dir.resolve("weights.bin"),
                Limit.NONE, RadioConfig.paper(), Settings.override(TeacherConfig.paper(), Map.of("alpha", "2")),
                TrainConfig.paper(), ObjectiveConfig.standard());
        double utility = -1e-6 / 3 * 2; // summed over the two UEs in coverage
        Solution solution = new Solution(allocation, utility, List.of(new TracePoint(0.25, 1, utility)));
        evaluation = new Evaluation(config, snapshot, List.of(new MethodResult("any", solution, new double[] {1.5, 0.1},
                metrics)), null, "f00d", List.of("62 BSs: the network was trained on 3 to 30"));
    }

    @Test
    void metricsKeepAllDigitsAndSayInfinity() {
        assertEquals("method,sum_rate_bps,jain,p5_bps,mean_latency_s,mean_log_rate,seconds,coverage,users,utility\n"
                + "any,333333.3333333333,0.5,0.30000000000000004,Infinity,-Infinity,0.25,2,3,-3.333333333333333E-7\n",
                Tables.csv(evaluation.metrics()));
    }

    @Test
    void associationNamesTheIdsAndIsEmptyOutOfCoverage() {
        assertEquals("method,ue,bs,tier\nany,ue-0,BS 1,macro\nany,ue-1,,\nany,ue-2,BS 0,macro\n",
                Tables.csv(evaluation.association()));
    }

    @Test
    void powerHasOneRowPerBlockFromZero() {
        assertEquals("method,bs,rb,power_w,tier\nany,BS 0,0,0.1,macro\nany,BS 0,1,0.3333333333333333,macro\n"
                + "any,BS 1,0,0.0,macro\nany,BS 1,1,1.0E-9,macro\n",
                Tables.csv(evaluation.power()));
    }

    @Test
    void ratesAreThoseOfTheUesInCoverage() {
        assertEquals("method,ue,rate_bps,tier\nany,ue-0,1.5,macro\nany,ue-2,0.1,macro\n",
                Tables.csv(evaluation.rates()));
    }

    @Test
    void theRecordSaysWhatWasAskedForAndByWhom() {
        JsonObject record = JsonParser.parseString(RunRecord.of(evaluation)).getAsJsonObject();
        JsonObject asked = record.getAsJsonObject("parameters").getAsJsonObject("evaluate");
        assertEquals("2.0", asked.get("alpha").getAsString());
        assertEquals("any", asked.get("methods").getAsString());
        assertEquals(0.25, record.getAsJsonObject("seconds").get("any").getAsDouble());
        assertEquals("62 BSs: the network was trained on 3 to 30", record.getAsJsonArray("outside_training").get(0)
                .getAsString());
        assertEquals("f00d", record.getAsJsonObject("fingerprints").get("unrolled").getAsString());
        assertTrue(record.getAsJsonObject("fingerprints").has("gains") && record.getAsJsonObject("versions")
                .has("java"));
        assertEquals(dir.toString(), record.getAsJsonObject("about").get("Scenario").getAsString());
    }

    @Test
    void savedWeightsAreNotWrittenAgain() {
        assertEquals(Set.of("metrics.csv", "association.csv", "power.csv", "rates.csv", "run.json", "rates.png",
                "rates.svg"), evaluation.files().keySet());
    }

    @Test
    void severalTiersHaveFiguresOfTheirOwn() {
        Sites sites = evaluation.snapshot().sites();
        Snapshot tiered = new Snapshot(new Sites(sites.ids(), sites.positionM(), List.of(Tier.MACRO, Tier.PICO),
                sites.budgetDbm()), evaluation.snapshot().users(), evaluation.snapshot().channel());
        Evaluation twoTiers = new Evaluation(evaluation.config(), tiered, evaluation.results(), null, "f00d",
                List.of());
        assertEquals(Set.of("metrics.csv", "association.csv", "power.csv", "rates.csv", "run.json",
                "rates.png", "rates.svg", "load_by_tier.png", "load_by_tier.svg",
                "rates_macro.png", "rates_macro.svg", "rates_pico.png",
                "rates_pico.svg"), twoTiers.files().keySet());
        twoTiers.files().get("rates_pico.svg").accept(dir.resolve("rates_pico.svg"));
        assertTrue(Files.exists(dir.resolve("rates_pico.svg")));
        twoTiers.files().get("rates.svg").accept(dir.resolve("rates.svg"));
        assertTrue(Files.exists(dir.resolve("rates.svg")));
    }

    @Test
    void theTableForPeopleIsAlignedAndPlain() {
        String text = evaluation.text();
        List<String> lines = text.lines().toList();
        assertEquals(lines.get(0).length(), lines.get(2).length());
        assertTrue(lines.get(2).contains("2 of 3") && lines.get(2).contains("-infinity"), text);
        assertTrue(text.contains("Utility: mean of U(R) for alpha = 2, R^(1 - alpha) / (1 - alpha), R in bit/s."),
                text);
        assertTrue(text.chars().allMatch(c -> c < 128), text);
    }
}
