package hetnet.channel.pathloss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.io.CsvFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class UmiTest {

    private static final Path TABLE = Path.of("lib", "src", "test", "resources", "reference", "umi_reference.csv");
    private static final double CARRIER_GHZ = 3.5;
    private static final double SITE_M = 10;
    private static final double USER_M = 1.5;

    private static final double PROBABILITY_TOLERANCE = 1e-9;  // the table has nine digits
    private static final double LOSS_TOLERANCE_DB = 1e-6;      // and six after the point

    @Test
    void agreesWithTheReferenceTable() {
        int[] rows = {0};
        CsvFile.of(TABLE, List.of("d2d_m", "p_los", "pl_los_db", "pl_nlos_db")).read(row -> {
            double d = row.number(0, 0, 1e5, "m");
            assertEquals(row.number(1, 0, 1, ""), PathLosses.UMI.losProbability(d, USER_M), PROBABILITY_TOLERANCE);
            assertEquals(row.number(2, 0, 300, "dB"), PathLosses.UMI.losDb(d, SITE_M, USER_M, CARRIER_GHZ),
                    LOSS_TOLERANCE_DB);
            assertEquals(row.number(3, 0, 300, "dB"), PathLosses.UMI.nlosDb(d, SITE_M, USER_M, CARRIER_GHZ),
                    LOSS_TOLERANCE_DB);
            rows[0]++;
        });
        assertEquals(16, rows[0]);
    }

    @Test
    void breakpointIsThatOfTheReference() {
        assertEquals(210.145, DualSlope.breakpointM(SITE_M, USER_M, CARRIER_GHZ), 5e-4);
    }

    @Test
    void losIsContinuousAtTheBreakpoint() {
        double d = DualSlope.breakpointM(SITE_M, USER_M, CARRIER_GHZ);
        assertEquals(PathLosses.UMI.losDb(d - 1e-6, SITE_M, USER_M, CARRIER_GHZ),
                PathLosses.UMI.losDb(d + 1e-6, SITE_M, USER_M, CARRIER_GHZ), 1e-6);
    }

    @Test
    void theHeightOfTheUserDoesNotMatterForLineOfSight() {
        assertEquals(PathLosses.UMI.losProbability(200, 1.5), PathLosses.UMI.losProbability(200, 22));
    }
}
