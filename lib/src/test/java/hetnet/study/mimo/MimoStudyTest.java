package hetnet.study.mimo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.mimo.model.PrecodingModel;
import hetnet.mimo.radio.MimoProblem;
import hetnet.network.Layouts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class MimoStudyTest {

    private static final List<MimoClass> CLASSES = MimoClass.all(Layouts.read(Path.of("data", "o1-five-sites.csv")));

    private static final PrecodingModel MODEL = PrecodingModel.load(Path.of("data", "precoding.bin"));

    private static MimoClass named(String name) {
        return CLASSES.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void layoutsAreWhatTheirClassSays() {
        MimoProblem tiers = named("two_tiers_400m").layouts().draw(3);
        assertEquals(List.of(8, 8, 4, 4, 4), Arrays.stream(tiers.csi().antennas()).boxed().toList());
        assertEquals(1, tiers.budgetWatt()[4], 1e-9);
        MimoProblem weak = named("weak_800m").layouts().draw(1);
        assertEquals(4, weak.csi().sites());
        assertEquals(32, weak.coverage());
        assertEquals(0.398, weak.budgetWatt()[0], 1e-3);
        assertEquals(weak.csi().re(3, 1, 2, 1), named("weak_800m").layouts().draw(1).csi().re(3, 1, 2, 1));
    }

    @Test
    void sitesOfUniformNetworksAreNotLoadedAlike() {
        MimoProblem problem = named("uniform_five_sites").layouts().draw(1);
        assertEquals(30, problem.coverage());
        int[] load = new int[5];
        Arrays.stream(problem.association()).forEach(b -> load[b]++);
        assertTrue(Arrays.stream(load).max().orElseThrow() > Arrays.stream(load).min().orElseThrow() + 2,
                Arrays.toString(load));
    }

    @Test
    void associationIsMeasuredWhereItIsAQuestion() {
        MimoStudy study = new MimoStudy(MODEL, 1, 1, 1, 6, line -> { });
        Table results = study.run(List.of(named("uniform_five_sites")), EnumSet.allOf(MimoStudy.Part.class));
        List<String> methods = results.stringColumn("method").asList();
        assertTrue(methods.containsAll(List.of(MimoStudy.ASSOCIATION, MimoStudy.GREEDY + "network",
                MimoStudy.GREEDY + "wmmse", MimoStudy.ONE_START + "_5")), methods.toString());
        assertEquals(List.of("per_bs"), results.stringColumn("constraint").unique().asList());
        assertEquals("mimo_front", MimoFront.of(MimoSummary.of(results), "uniform_five_sites", "per_bs", "mimo_front")
                .name());
    }

    @Test
    void rowsCompareEveryMethodWithTheSameReferences() {
        List<String> lines = new ArrayList<>();
        MimoStudy study = new MimoStudy(MODEL, 2, 3, 2, 8, lines::add);
        List<MimoClass> classes = List.of(named("weak_uneven_800m"), named("five_sites"));
        Table references = study.run(classes, EnumSet.of(MimoStudy.Part.REFERENCES));
        Table results = MimoSummary.merged(List.of(references,
                study.run(classes, EnumSet.of(MimoStudy.Part.NETWORK))));
        assertEquals(List.of("per_antenna"), results.where(results.stringColumn("class").isEqualTo(
                "weak_uneven_800m")).stringColumn("constraint").unique().asList());
        Map<String, Double> above = new TreeMap<>();
        for (Row row : MimoSummary.of(results)) {
            if (row.getString("constraint").equals("per_bs")) {
                assertEquals(2, row.getNumber("layouts"));
                above.put(row.getString("method"), row.getDouble("above_slnr"));
                assertTrue(row.getNumber("above_best_percent") <= row.getNumber("above_few_percent"));
                assertTrue(row.getNumber("above_few_percent") <= row.getNumber("above_one_start_percent"));
            }
        }
        assertEquals(0, above.get("slnr"), 1e-12);
        assertTrue(above.get("wmmse_best_of_3") >= above.get("wmmse_best_of_2"));
        assertTrue(above.get("wmmse_best_of_2") >= above.get("wmmse_slnr"));
        assertTrue(above.get(MimoStudy.NETWORK + "12" + MimoStudy.CLOSED + "4") > above.get(MimoStudy.NETWORK + "12"));
        assertTrue(above.get(MimoStudy.ANYTIME) >= above.get(MimoStudy.NETWORK + "12" + MimoStudy.CLOSED + "1"));
        assertTrue(above.get(MimoStudy.NETWORK + "12") > 1, above.toString());
        assertTrue(above.get("mrt") < above.get("wmmse_mrt"), above.toString());
        Row prices = MimoSummary.prices(results).row(0);
        assertEquals("weak_uneven_800m", prices.getString("class"));
        assertEquals(2, prices.getNumber("layouts"));
        assertTrue(prices.getDouble("own_minus_tied") > 0);
        assertEquals(2 * prices.getDouble("own_minus_tied"), prices.getDouble("lowest_part")
                + prices.getDouble("highest_part"), 1e-9);
    }
}
