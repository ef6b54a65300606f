package hetnet.channel.generators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.solver.Problem;
import org.junit.jupiter.api.Test;

class TinyNetworkTest {

    private static final double ROUNDING = 1e-12;

    @Test
    void itsRatesAreThoseOfAHandCalculation() {
        RadioConfig radio = TinyNetwork.radio();
        assertEquals(1, radio.budgetWatt() / radio.blocks(), ROUNDING);
        assertEquals(10e6, radio.blockBandwidthHz());
        Problem problem = new Problem(TinyNetwork.snapshot(), radio, 1);
        double[] rate = problem.rates(new Allocation(new int[] {0, 0, 1}, new double[][] {{1, 1}, {1, 1}}));
        double[] expected = {20e6, 10e6, 60e6}; // log2(1 + SINR) is 2, 1 and 3 on 20 MHz; BS 1 shares its time
        assertArrayEquals(expected, rate, 60e6 * ROUNDING);
    }
}
