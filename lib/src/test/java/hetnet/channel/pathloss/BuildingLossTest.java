package hetnet.channel.pathloss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.OutOfRange;
import hetnet.util.Seeds;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** TR 38.901 clause 7.4.3 against numbers that were computed by hand elsewhere. */
class BuildingLossTest {

    @ParameterizedTest(name = "{0} at {1} GHz, {2} m inside")
    @CsvSource({"LOW, 0.7, 0, 10.2367033", "LOW, 2, 0, 11.8253196",
        "LOW, 3.5, 10, 17.6975035", "LOW, 28, 25, 30.3287875",
        "HIGH, 0.7, 0, 17.7465763", "HIGH, 2, 0, 22.4253196",
        "HIGH, 3.5, 10, 31.8497864", "HIGH, 28, 25, 50.4490196"})
    void meanIsThatOfTheTable(BuildingLoss loss, double carrierGhz, double depthM, double expectedDb) {
        assertEquals(expectedDb, loss.meanDb(carrierGhz, depthM), 1e-6);
    }

    /** The mean depth is a third of 25 m, its deviation 25 m over the square root of 18. */
    @ParameterizedTest
    @EnumSource(BuildingLoss.class)
    void drawsHaveTheMeanAndDeviationOfTheClause(BuildingLoss loss) {
        RandomGenerator random = Seeds.stream(1, "buildings");
        DescriptiveStatistics drawn = new DescriptiveStatistics(
                DoubleStream.generate(() -> loss.drawDb(3.5, random)).limit(40_000).toArray());
        assertEquals(loss.meanDb(3.5, 25.0 / 3), drawn.getMean(), 0.15);
        assertEquals(Math.hypot(loss.sigmaDb(), 0.5 * 25 / Math.sqrt(18)), drawn.getStandardDeviation(), 0.1);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        for (double carrier : new double[] {0, 0.49, 101, Double.NaN}) {
            OutOfRange.check(assertThrows(IllegalArgumentException.class, () -> BuildingLoss.LOW.meanDb(carrier, 0))
                    .getMessage(), "carrierGhz", carrier);
        }
        for (double depth : new double[] {-1, 1001, Double.NaN}) {
            OutOfRange.check(assertThrows(IllegalArgumentException.class, () -> BuildingLoss.HIGH.meanDb(2, depth))
                    .getMessage(), "depthM", depth);
        }
        assertTrue(BuildingLoss.HIGH.meanDb(2, 0) > BuildingLoss.LOW.meanDb(2, 0));
    }
}
