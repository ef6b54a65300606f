package hetnet.model.unrolled;

import static hetnet.model.ModelComponent.ANTENNAS;
import static hetnet.model.ModelComponent.BS_BS;
import static hetnet.model.ModelComponent.CODE;
import static hetnet.model.ModelComponent.EDGES_IN_MESSAGES;
import static hetnet.model.ModelComponent.ROUNDS;
import static hetnet.model.ModelComponent.SLOPES;
import static hetnet.model.ModelComponent.TYPES;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import hetnet.model.ModelComponent;
import java.util.Set;

/**
 * The interference-unrolled network, whole and with parts taken away. Its association is a best response in every
 * variant.
 */
public enum UnrolledVariant {
    /** The whole network. */
    FULL(TYPES, BS_BS, EDGES_IN_MESSAGES, ANTENNAS, ROUNDS, SLOPES, CODE),
    /**
     * One set of weights for what a state hears from itself, from other BSs and from other RBs, and one for UEs and
     * antennas.
     */
    HOMOGENEOUS(BS_BS, EDGES_IN_MESSAGES, ANTENNAS, ROUNDS, SLOPES, CODE),
    /** No BS-BS edges: a state hears of other BSs through the slopes alone. */
    NO_INTERFERENCE(TYPES, ANTENNAS, ROUNDS, SLOPES, CODE),
    /** No antenna nodes. */
    NO_ANTENNAS(TYPES, BS_BS, EDGES_IN_MESSAGES, ROUNDS, SLOPES, CODE),
    /** BS-BS edges that do not say how the UEs of one BS hear the other. */
    NO_EDGE_FEATURES(TYPES, BS_BS, ANTENNAS, ROUNDS, SLOPES, CODE),
    /** Powers are never told how the utility would change with them. */
    NO_SLOPES(TYPES, BS_BS, EDGES_IN_MESSAGES, ANTENNAS, ROUNDS, CODE),
    /** All RBs of a BS start alike, and without fading they stay so. */
    NO_CODE(TYPES, BS_BS, EDGES_IN_MESSAGES, ANTENNAS, ROUNDS, SLOPES),
    /** No rounds and no edges: an MLP on what each BS knows of itself and the code of each RB. */
    MLP(TYPES, ANTENNAS, CODE);

    private final Set<ModelComponent> parts;

    UnrolledVariant(ModelComponent... parts) {
        this.parts = Set.of(parts);
    }

    /** What this variant keeps. */
    public Set<ModelComponent> parts() {
        return parts;
    }

    /** Whether this variant keeps the part. */
    public boolean has(ModelComponent part) {
        return parts.contains(part);
    }

    /** Width of what {@link #joined} makes of so many parts of width H. */
    int joinedWidth(int hidden, int count) {
        return hidden * (has(TYPES) ? count : Math.min(1, count));
    }

    /**
     * What comes along different relations: side by side for weights of their own, or added up for the same weights.
     */
    NDList joined(NDList heard) {
        return has(TYPES) || heard.isEmpty() ? new NDList(heard)
                : new NDList(heard.stream().reduce(NDArray::add).orElseThrow());
    }
}
