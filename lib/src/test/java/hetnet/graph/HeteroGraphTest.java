package hetnet.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.network.Sites;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class HeteroGraphTest {

    private final Tiny tiny = new Tiny(12, 4, false, 1);

    @Test
    void aBudgetTenDecibelsLargerCountsAsTenDecibelsLessPathLoss() {
        double usual = tiny.radio.budgetDbm();
        Sites loud = new Sites(tiny.sites.ids(), tiny.sites.positionM(), tiny.sites.tiers(),
                new double[] {Double.NaN, usual + 10, usual});
        INDArray equal = HeteroGraph.of(tiny.sites, tiny.users, tiny.channel, tiny.radio).link();
        INDArray unequal = HeteroGraph.of(loud, tiny.users, tiny.channel, tiny.radio).link();
        for (int u = 0; u < tiny.users.count(); u++) {
            for (int b = 0; b < 3; b++) {
                double path = tiny.channel.gains().mean(u, b) > 0 && b == 1 ? 10 : 0;
                assertEquals(equal.getDouble(u, b, 0) - path, unequal.getDouble(u, b, 0), 1e-9);
                assertEquals(equal.getDouble(u, b, 1), unequal.getDouble(u, b, 1));
            }
        }
    }
}
