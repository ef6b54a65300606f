package hetnet.nn;

import static hetnet.nn.LayerContract.ANTENNAS;
import static hetnet.nn.LayerContract.SITES;
import static hetnet.nn.LayerContract.USERS;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import hetnet.graph.HeteroGraph;
import hetnet.model.hetgnn.HetGnn;
import hetnet.model.hetgnn.HetGnnVariant;
import hetnet.model.hetgnn.Prediction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayerContractTest {

    private static final int HIDDEN = 5;
    private static final int BLOCKS = 6;

    @Test
    void heteroSageLayer() {
        Set<Relation> all = EnumSet.allOf(Relation.class);
        LayerContract.check((weights, name, in, hidden) ->
                new HeteroSageLayer(weights, name, in, HeteroGraph.LINK_FEATURES, hidden, all));
    }

    @Test
    void sageLayer() {
        LayerContract.check((weights, name, in, hidden) ->
                new SageLayer(weights, name, in.ue(), HeteroGraph.LINK_FEATURES, hidden));
    }

    @ParameterizedTest
    @EnumSource(HetGnnVariant.class)
    void hetGnn(HetGnnVariant variant) {
        LayerContract.check(new LayerContract.Subject(
                weights -> {
                    HetGnn network = new HetGnn(weights, HIDDEN, BLOCKS, variant);
                    return graph -> {
                        Prediction p = network.predict(graph);
                        return new NDList(p.associationLogits(), p.antennaFraction(), p.powerFraction());
                    };
                },
                List.of("UB", "BA", "BR"),
                List.of(new Shape(USERS, SITES), new Shape(SITES, ANTENNAS), new Shape(SITES, BLOCKS))));
    }
}
