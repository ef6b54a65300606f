package hetnet.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.network.RadioConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void changesOnlyTheNamedFields() {
        RadioConfig changed = Settings.override(RadioConfig.paper(), Map.of("blocks", "25", "budgetDbm", " 40 "));
        assertEquals(25, changed.blocks());
        assertEquals(40, changed.budgetDbm());
        assertEquals(RadioConfig.paper().bandwidthHz(), changed.bandwidthHz());
    }

    public record Part(int width, String word) {
    }

    public record Whole(double share, Part part, long seed) {
    }

    @Test
    void fieldsOfAPartCountAsTheRecordsOwn() {
        Whole whole = new Whole(0.5, new Part(3, "few"), 1);
        assertEquals(Map.of("share", "0.5", "width", "3", "word", "few", "seed", "1"), Settings.toMap(whole));
        assertEquals(new Whole(0.5, new Part(7, "few"), 2),
                Settings.override(whole, Map.of("width", "7", "seed", "2")));
        assertEquals(new Whole(0.5, new Part(7, "few"), 1), Settings.with(whole, "width", 7));
        assertEquals(new Part(7, "few"), Settings.overrideKnown(whole.part(), Map.of("width", "7", "seed", "2")));
        assertTrue(Settings.has(Whole.class, "width"));
        assertFalse(Settings.has(Whole.class, "part"), "a part has no text");
        assertEquals("unknown setting 'part'; known are share, width, word, seed",
                assertThrows(IllegalArgumentException.class, () -> Settings.with(whole, "part", 1)).getMessage());
    }

    @Test
    void textOfAllFieldsReadsBackExactly() {
        RadioConfig odd = RadioConfig.paper().withCarrierGhz(0.1 + 2.4).withBandwidthHz(1e7 / 3).withBlocks(7)
                .withBudgetDbm(33.3)
                .withNoiseDensityDbmHz(-173.97).withNoiseFigureDb(7).withAntennas(4);
        assertEquals(odd, Settings.override(RadioConfig.paper(), Settings.toMap(odd)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "blocks      | 0     | blocks = 0 RBs is out of range: allowed are 1 to 1000 RBs",
        "blocks      | 5.5   | blocks = '5.5' must be a whole number",
        "bandwidthHz | NaN   | bandwidthHz = 'NaN' must be a number",
        "budgetDbm   | much  | budgetDbm = 'much' must be a number",
        "carrierGhz  | 3500  | carrierGhz = 3500 GHz is out of range: allowed are 0.5 to 100 GHz",
        "noiseFigureDb | -1  | noiseFigureDb = -1 dB is out of range: allowed are 0 to 30 dB",
        "bandwith    | 20e6  | unknown setting 'bandwith'; known are carrierGhz, bandwidthHz, blocks, budgetDbm, "
        + "noiseDensityDbmHz, noiseFigureDb, antennas"})
    void badSettingsAreNamed(String name, String value, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class,
                () -> Settings.override(RadioConfig.paper(), Map.of(name, value))).getMessage());
    }

    @Test
    void noiseOfEquationEight() {
        // -174 dBm/Hz + 9 dB over 20 MHz / 51, worked out apart: 10^(-19.5) * 392156.8627 W
        assertEquals(1.240108e-14, RadioConfig.paper().noiseWatt(), 1e-19);
        double kTF = 1.380649e-23 * 290 * Math.pow(10, 0.9) * 20e6 / 51;
        assertEquals(kTF, RadioConfig.paper().withNoiseTemperature(290).noiseWatt(), 1e-12 * kTF);
    }
}
