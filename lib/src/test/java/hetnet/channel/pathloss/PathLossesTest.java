package hetnet.channel.pathloss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.generators.ScenarioConfig;
import hetnet.network.Geometry;
import hetnet.util.Settings;
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
        assertEquals("'UMX' must be one of [UMA, UMI, EQ3]",
                assertThrows(IllegalArgumentException.class, () -> PathLosses.of("UMX")).getMessage());
        assertEquals("pathLoss = 'UMX' must be one of [UMA, UMI, EQ3]", assertThrows(IllegalArgumentException.class,
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
                assertTrue(probability >= 0 && probability <= 1 && (d > 18 || probability == 1),
                        model + " at " + d + " m");
            }
        }
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
