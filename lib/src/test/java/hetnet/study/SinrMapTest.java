package hetnet.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.ChannelModel;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.Area;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinrMapTest {

    private static final double TOLERANCE_DB = 1e-9; // rounding of some tens of operations
    private static final double HEIGHT_M = 1.5;

    private final RadioConfig radio = RadioConfig.paper();
    private final Sites sites = new Sites(List.of("A", "B"), new double[][] {{0, 0, 25}, {100, 0, 25}});
    private final SinrMap map = SinrMap.of(sites, ChannelModel.builder().setRadio(radio).build(),
            new Area(-10, -20, 110, 20), 10, HEIGHT_M);

    @Test
    void cellsFillTheArea() {
        assertEquals(12, map.xM().length);
        assertArrayEquals(new double[] {-15, -5, 5, 15}, map.yM(), 1e-12);
        assertEquals(-5, map.xM()[0], 1e-12);
        assertEquals(105, map.xM()[11], 1e-12);
    }

    @Test
    void valuesAreThoseOfTheMeanGains() {
        double near = meanGain(Math.hypot(5, 5));
        double far = meanGain(Math.hypot(95, 5));
        double power = radio.budgetWatt() / radio.blocks();
        double expected = near * power / (far * power + radio.noiseWatt());
        assertEquals(10 * Math.log10(expected), map.sinrDb()[2][1], TOLERANCE_DB);
    }

    @Test
    void aSymmetricLayoutGivesASymmetricMap() {
        for (int r = 0; r < 4; r++) {
            for (int c = 0; c < 12; c++) {
                assertEquals(map.sinrDb()[r][c], map.sinrDb()[3 - r][11 - c], TOLERANCE_DB);
            }
        }
    }

    @Test
    void cellsMustFitIntoTheArea() {
        ChannelModel model = ChannelModel.builder().setRadio(radio).build();
        String message = assertThrows(IllegalArgumentException.class,
                () -> SinrMap.of(sites, model, new Area(-10, -20, 110, 20), 30, HEIGHT_M)).getMessage();
        assertTrue(message.startsWith("cellM = 30 m is out of range"), message);
    }

    private double meanGain(double groundM) {
        double los = PathLosses.UMA.losProbability(groundM, HEIGHT_M);
        return los * Math.pow(10, -PathLosses.UMA.losDb(groundM, 25, HEIGHT_M, radio.carrierGhz()) / 10)
                + (1 - los) * Math.pow(10, -PathLosses.UMA.nlosDb(groundM, 25, HEIGHT_M, radio.carrierGhz()) / 10);
    }
}
