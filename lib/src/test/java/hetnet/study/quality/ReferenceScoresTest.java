package hetnet.study.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hetnet.channel.generators.TinyNetwork;
import hetnet.network.Tier;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import hetnet.solver.reuse.StaticReuse;
import hetnet.study.Methods;
import hetnet.study.NetworkPass;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceScoresTest {

    @Test
    void sameGainsWithOtherBudgetsAreAnotherNetwork(@TempDir Path folder) {
        Methods methods = new Methods(new NetworkPass(Methods.HETGNN_UNROLLED, (problem, seed) -> {
            throw new AssertionError("no network is asked");
        }), 1, 1, 1);
        ReferenceScores scores = new ReferenceScores(methods, List.of(Baseline.NAME, StaticReuse.NAME), folder);
        Problem picos = tiny(List.of(Tier.MACRO, Tier.PICO), 2, 0.1);
        Problem micros = tiny(List.of(Tier.MACRO, Tier.MICRO), 2, 0.5);
        double ofPicos = scores.of(picos).get(Baseline.NAME).meanLogRate();
        assertNotEquals(ofPicos, scores.of(micros).get(Baseline.NAME).meanLogRate());
        assertEquals(ofPicos, scores.of(picos).get(Baseline.NAME).meanLogRate(), "as it was kept");
    }

    private static Problem tiny(List<Tier> tiers, double... budgetWatt) {
        return Problem.builder().setGains(TinyNetwork.snapshot().channel().gains()).setRadio(TinyNetwork.radio())
                .optTiers(tiers).optBudgetWatt(budgetWatt).build();
    }
}
