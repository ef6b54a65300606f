package hetnet.extending;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import hetnet.graph.GraphTensors;
import hetnet.graph.HeteroGraph;
import hetnet.model.hetgnn.GraphNetwork;
import hetnet.model.hetgnn.Prediction;
import hetnet.nn.Linear;
import hetnet.nn.ParameterStore;

/**
 * A network that the kit does not have: every link is scored by itself, from path loss, distance and the load that the
 * other UEs would be, and every BS has its powers from its position.
 */
final class LinkMlp implements GraphNetwork {

    private static final float NO_PATH_LOGIT = -1e9f;

    private final Linear linkIn;
    private final Linear linkOut;
    private final Linear siteIn;
    private final Linear siteOut;

    LinkMlp(ParameterStore weights, int hidden, int blocks) {
        linkIn = Linear.of(weights, "link.in", 2 * HeteroGraph.LINK_FEATURES, hidden);
        linkOut = Linear.of(weights, "link.out", hidden, 1);
        siteIn = Linear.of(weights, "site.in", HeteroGraph.BS_FEATURES, hidden);
        siteOut = Linear.of(weights, "site.out", hidden, blocks);
    }

    @Override
    public Prediction predict(GraphTensors graph) {
        NDArray link = graph.link(); // [U, B, 2]
        NDArray others = link.mean(new int[] {0}, true).add(link.zerosLike()); // [U, B, 2]
        NDArray hidden = Activation.relu(linkIn.apply(NDArrays.concat(new NDList(link, others), 2))); // [U, B, H]
        NDArray logits = linkOut.apply(hidden).squeeze(2).add(graph.linked().sub(1).mul(-NO_PATH_LOGIT)); // [U, B]
        NDArray power = siteOut.apply(Activation.relu(siteIn.apply(graph.bs()))).softmax(1); // [B, R]
        NDArray equal = graph.antenna().sum(new int[] {2}).zerosLike().softmax(1); // [B, A]
        return new Prediction(logits, equal, power);
    }
}
