package hetnet.channel.pathloss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.io.CsvFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class UmaTest {

    private static final Path TABLE = Path.of("lib", "src", "test", "resources", "reference", "uma_reference.csv");
    private static final double CARRIER_GHZ = 3.5;
    private static final double SITE_M = 25;
    private static final double USER_M = 1.5;

    private static final double PROBABILITY_TOLERANCE = 1e-9;  // the table has nine digits
    private static final double LOSS_TOLERANCE_DB = 1e-6;      // and six after the point here

    @Test
    void agreesWithTheReferenceTable() {
        int[] rows = {0};
        CsvFile.of(TABLE, List.of("d2d_m", "p_los", "pl_los_db", "pl_nlos_db")).read(row -> {
            double d = row.number(0, 0, 1e5, "m");
            assertEquals(row.number(1, 0, 1, ""), PathLosses.UMA.losProbability(d, USER_M), PROBABILITY_TOLERANCE);
            assertEquals(row.number(2, 0, 300, "dB"), PathLosses.UMA.losDb(d, SITE_M, USER_M, CARRIER_GHZ),
                    LOSS_TOLERANCE_DB);
            assertEquals(row.number(3, 0, 300, "dB"), PathLosses.UMA.nlosDb(d, SITE_M, USER_M, CARRIER_GHZ),
                    LOSS_TOLERANCE_DB);
            rows[0]++;
        });
        assertEquals(14, rows[0]);
    }

    @Test
    void breakpointIsThatOfTheReference() {
        assertEquals(560.388, DualSlope.breakpointM(SITE_M, USER_M, CARRIER_GHZ), 5e-4);
    }

    @Test
    void losIsContinuousAtTheBreakpoint() {
        double d = DualSlope.breakpointM(SITE_M, USER_M, CARRIER_GHZ);
        assertEquals(PathLosses.UMA.losDb(d - 1e-6, SITE_M, USER_M, CARRIER_GHZ),
                PathLosses.UMA.losDb(d + 1e-6, SITE_M, USER_M, CARRIER_GHZ), 1e-6);
    }

    @Test
    void nlosIsNeverBetterThanLos() {
        for (double userM : new double[] {0.5, 1.5, 22.5}) {
            for (double d = 1; d < 5000; d *= 1.3) {
                assertTrue(PathLosses.UMA.nlosDb(d, SITE_M, userM, CARRIER_GHZ)
                        >= PathLosses.UMA.losDb(d, SITE_M, userM, CARRIER_GHZ));
            }
        }
    }

    @Test
    void highUsersSeeMore() {
        // C'(23 m) = 1: factor 1 + 5/4 (d/100)^3 exp(-d/150) on the value of the table at 200 m
        assertEquals(0.128047730 * (1 + 1.25 * 8 * Math.exp(-200 / 150.0)), PathLosses.UMA.losProbability(200, 23),
                1e-8);
        assertEquals(PathLosses.UMA.losProbability(200, 1.5), PathLosses.UMA.losProbability(200, 13));
        assertEquals(1, PathLosses.UMA.losProbability(10, 23));
    }

    @Test
    void closeLinksAreFinite() {
        assertEquals(28 + 20 * Math.log10(CARRIER_GHZ), PathLosses.UMA.losDb(0, USER_M, USER_M, CARRIER_GHZ), 1e-12);
        assertTrue(Double.isFinite(PathLosses.UMA.nlosDb(0, USER_M, USER_M, CARRIER_GHZ)));
    }
}
