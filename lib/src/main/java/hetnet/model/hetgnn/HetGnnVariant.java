package hetnet.model.hetgnn;

import static hetnet.model.ModelComponent.ANTENNAS;
import static hetnet.model.ModelComponent.BS_BS;
import static hetnet.model.ModelComponent.EDGES_IN_HEAD;
import static hetnet.model.ModelComponent.EDGES_IN_MESSAGES;
import static hetnet.model.ModelComponent.TYPES;
import static hetnet.model.ModelComponent.UE_BS;

import hetnet.model.ModelComponent;
import hetnet.nn.Relation;
import java.util.EnumSet;
import java.util.Set;

/** The paper's network, whole and with parts taken away. Its three heads stay, for they are what it is asked for. */
public enum HetGnnVariant {
    /** The paper's: UE, BS and antenna nodes, four relations, each with its own weights. */
    FULL(TYPES, UE_BS, ANTENNAS, EDGES_IN_MESSAGES, EDGES_IN_HEAD),
    /** The same graph with one type of node and one relation: GraphSAGE over the union of all edges. */
    HOMOGENEOUS(UE_BS, ANTENNAS, EDGES_IN_MESSAGES, EDGES_IN_HEAD),
    /** BSs hear BSs, and UEs are known to the association head alone. */
    BS_ONLY(TYPES, BS_BS, EDGES_IN_HEAD),
    /** UEs and BSs without antenna nodes; every antenna gets the same share. */
    NO_ANTENNAS(TYPES, UE_BS, EDGES_IN_MESSAGES, EDGES_IN_HEAD),
    /**
     * Messages carry states alone, as in GraphSAGE: on a complete graph every UE hears the same. The head sees the
     * link.
     */
    PLAIN_MESSAGES(TYPES, UE_BS, ANTENNAS, EDGES_IN_HEAD),
    /** Path loss and distance of a link are seen nowhere: positions must do. */
    NO_EDGE_FEATURES(TYPES, UE_BS, ANTENNAS),
    /** No messages at all: an MLP on each UE, each BS and each link by itself. */
    MLP(TYPES, EDGES_IN_HEAD);

    private final Set<ModelComponent> parts;

    HetGnnVariant(ModelComponent... parts) {
        this.parts = Set.of(parts);
    }

    /** Whether this variant keeps the part. */
    public boolean has(ModelComponent part) {
        return parts.contains(part);
    }

    /** The edges along which its messages go. */
    public Set<Relation> relations() {
        Set<Relation> relations = EnumSet.noneOf(Relation.class);
        if (has(UE_BS)) {
            relations.addAll(EnumSet.of(Relation.BS_TO_UE, Relation.UE_TO_BS));
        }
        if (has(ANTENNAS)) {
            relations.addAll(EnumSet.of(Relation.ANTENNA_TO_BS, Relation.BS_TO_ANTENNA));
        }
        if (has(BS_BS)) {
            relations.add(Relation.BS_TO_BS);
        }
        return relations;
    }
}
