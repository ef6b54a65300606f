package hetnet.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import hetnet.radio.Allocation;
import hetnet.radio.Metrics;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.SolveContext;
import hetnet.solver.portfolio.Solvers;
import hetnet.solver.reuse.StaticReuse;
import hetnet.util.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class ComparisonStudyTest {

    private static final double EXACT = 1e-12; // sums of a few numbers of about 10
    private static final RadioConfig RADIO = Settings.override(RadioConfig.paper(), Map.of("blocks", "2"));
    /** UE 2 is out of coverage. */
    private static final Gains GAINS = Gains.flat(3, 2, 2, new double[] {1e-9, 8e-10, 6e-10, 1e-9, 0, 0});
    private static final int[] BOTH = {0, 1, Allocation.OUT_OF_COVERAGE};
    /** Each BS has an RB for itself. */
    private static final Allocation REUSE = new Allocation(BOTH,
            new double[][] {{RADIO.budgetWatt(), 0}, {0, RADIO.budgetWatt()}});

    private static ComparisonStudy network() {
        return new ComparisonStudy(new Problem(GAINS, RADIO, 1))
                .addReferences(Solvers.references().only(Baseline.NAME, StaticReuse.NAME), SolveContext.of(1))
                .add("own", () -> REUSE);
    }

    @Test
    void measuresWhatIsDecidedOverTheCoveredUes() {
        ComparisonStudy network = network();
        assertEquals(List.of("baseline", "static_reuse", "own"), List.copyOf(network.decisions().keySet()));
        // half the band without interference, twice the power of an equal split
        double rate = RADIO.bandwidthHz() / 2 * Math.log1p(1e-9 * RADIO.budgetWatt() / RADIO.noiseWatt()) / Math.log(2);
        MethodResult own = network.of("own");
        assertEquals(2, own.rateBps().length);
        assertEquals(Math.log(rate), own.metrics().meanLogRate(), 1e-9);
        assertEquals(network.of("static_reuse").metrics(), own.metrics());
        assertTrue(own.seconds() >= 0);
        assertEquals(0, network.gain("own", "static_reuse"), EXACT);
        assertEquals(Math.log(rate) - network.of("baseline").metrics().meanLogRate(), network.gain("own", "baseline"),
                1e-9);
    }

    @Test
    void resultsAreMeansAndTheLeastGainIsOfTheSameNetwork() {
        ComparisonStudy other = new ComparisonStudy(new Problem(GAINS, RADIO, 1))
                .add("baseline", () -> Baseline.allocate(GAINS, RADIO))
                .add("static_reuse", () -> Baseline.allocate(GAINS, RADIO))
                .add("own", () -> Baseline.allocate(GAINS, RADIO));
        Table results = ComparisonStudy.results("both", List.of(network(), other));
        Metrics reuse = network().of("own").metrics();
        Metrics baseline = other.of("baseline").metrics();
        Row own = results.row(2);
        assertEquals((reuse.meanLogRate() + baseline.meanLogRate()) / 2, own.getDouble("mean_log_rate"), EXACT);
        assertEquals((reuse.meanLogRate() - baseline.meanLogRate()) / 2, own.getDouble("gain_nat"), EXACT);
        assertEquals(0, own.getDouble("least_gain_nat"), EXACT);
        assertEquals(Set.of("baseline", "static_reuse", "own"),
                Set.copyOf(ComparisonStudy.timing("time", List.of(network(), other)).stringColumn("method").asList()));
    }

    @Test
    void refusesWhatIsInfeasibleOrHasNotDecided() {
        Allocation tooMuch = new Allocation(BOTH, new double[][] {{RADIO.budgetWatt(), 1}, {0, 0}});
        assertTrue(assertThrows(IllegalArgumentException.class, () -> network().add("greedy", () -> tooMuch))
                .getMessage()
                .startsWith("BS 0 spends"));
        assertEquals("'none' has not decided; those that have: [baseline, static_reuse, own]",
                assertThrows(IllegalArgumentException.class, () -> network().of("none")).getMessage());
        ComparisonStudy bare = new ComparisonStudy(new Problem(GAINS, RADIO, 1))
                .add("baseline", () -> Baseline.allocate(GAINS, RADIO));
        assertThrows(IllegalArgumentException.class, () -> ComparisonStudy.results("both", List.of(network(), bare)));
    }
}
