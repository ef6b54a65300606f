package hetnet.channel.pathloss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.generators.ScenarioConfig;
import hetnet.io.CsvFile;
import hetnet.network.Geometry;
import hetnet.util.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for every model of the registry, and how settings find it. */
class PathLossesTest {

    @Test
    void settingsFindEveryModelByItsName() {
        for (PathLoss model : PathLosses.all()) {
            ScenarioConfig named = Settings.override(ScenarioConfig.paper(),
                    Map.of("pathLoss", model.name().toLowerCase()));
            assertEquals(model, named.pathLoss());
            assertEquals(model.name(), Settings.toMap(named).get("pathLoss"));
        }
    }

    @Test
    void anUnknownModelIsNamedWithTheKnownOnes() {
        String known = "'UMX' must be one of [UMA, UMI, RMA, INH, EQ3]";
        assertEquals(known, assertThrows(IllegalArgumentException.class, () -> PathLosses.of("UMX")).getMessage());
        assertEquals("pathLoss = " + known, assertThrows(IllegalArgumentException.class,
                () -> Settings.override(ScenarioConfig.paper(), Map.of("pathLoss", "UMX"))).getMessage());
    }

    @Test
    void withoutLineOfSightNoLinkIsBetter() {
        for (PathLoss model : PathLosses.all()) {
            for (double d = 0; d < 5000; d = 1.3 * d + 1) {
                Geometry link = Geometry.ofLink(d, 25, 1.5);
                PathLoss.Losses losses = model.losses(link, 3.5);
                assertTrue(losses.nlosDb()[0] >= losses.losDb()[0], model + " at " + d + " m");
                double probability = model.losProbability(link)[0];
                assertTrue(probability >= 0 && probability <= 1 && (d > certainM(model) || probability == 1),
                        model + " at " + d + " m");
            }
        }
    }

    /** How far every link is LOS, by Table 7.4.2-1. */
    private static double certainM(PathLoss model) {
        return switch (model.name()) {
            case "RMA" -> 10;
            case "INH" -> 1.2;
            default -> 18;
        };
    }

    @Test
    void ruralAndIndoorLossesAgreeWithTheReferenceTables() {
        assertAgrees(PathLosses.RMA, "rma_reference.csv", 35, 1.5);
        assertAgrees(PathLosses.INH, "inh_reference.csv", 3, 1);
    }

    /** The tables are those of {@code rma_inh_reference.py} beside them, with nine and six digits after the point. */
    private static void assertAgrees(PathLoss model, String table, double siteM, double userM) {
        int[] rows = {0};
        Path file = Path.of("lib", "src", "test", "resources", "reference", table);
        CsvFile.of(file, List.of("d2d_m", "p_los", "pl_los_db", "pl_nlos_db")).read(row -> {
            double d = row.number(0, 0, 1e5, "m");
            assertEquals(row.number(1, 0, 1, ""), model.losProbability(d, userM), 1e-9);
            assertEquals(row.number(2, 0, 300, "dB"), model.losDb(d, siteM, userM, 3.5), 1e-6);
            assertEquals(row.number(3, 0, 300, "dB"), model.nlosDb(d, siteM, userM, 3.5), 1e-6);
            rows[0]++;
        });
        assertEquals(12, rows[0]);
    }

    @Test
    void oneLinkHasTheLosProbabilityOfMany() {
        LosProbability los = new LosProbability(63);
        double[] d = {0, 18, 18.1, 60, 250, 3000};
        double[] many = los.of(d);
        for (int i = 0; i < d.length; i++) {
            assertEquals(many[i], los.of(d[i]), 1e-15); // two exponentials, the library's and Java's
        }
    }
}
