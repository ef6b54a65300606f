package hetnet.study.front;

import hetnet.model.unrolled.UnrolledModel;
import hetnet.solver.Baseline;
import hetnet.solver.association.BiasedAssociation;
import hetnet.solver.association.PfAssociation;
import hetnet.solver.local.GradientAscent;
import hetnet.solver.local.Refinement;
import hetnet.solver.reuse.ReusePatterns;
import hetnet.solver.reuse.StaticReuse;
import hetnet.solver.wmmse.WmmseRestarts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who is compared, each with all settings that it may take. */
public enum FrontMethod {

    /** The baseline, whose gap is 0. */
    BASELINE(Baseline.NAME, "strongest BS, equal power"),
    /** Cell range expansion. */
    BIASED(BiasedAssociation.NAME, "biased association, equal power"),
    /** The best association at equal power. */
    PF_ASSOCIATION(PfAssociation.NAME, "PF association, equal power"),
    /** The best k, with either association. */
    STATIC_REUSE(StaticReuse.NAME, "static reuse"),
    /** Any number of iterations and of starts. */
    WMMSE(WmmseRestarts.NAME, "WMMSE"),
    /** On/off patterns. */
    REUSE_OPTIMUM(ReusePatterns.NAME, "reuse-pattern optimum"),
    /** Patterns of four levels. */
    GRADED_REUSE(ReusePatterns.GRADED_NAME, "graded reuse patterns"),
    /** From random starts. */
    GRADIENT_ASCENT(GradientAscent.NAME, "gradient ascent"),
    /** From static reuse or reuse patterns on, by gradient steps and moves of whole RBs. */
    REUSE_REFINED("reuse" + Refinement.SUFFIX, "reuse, then gradient ascent"),
    /** The network alone: rounds, search, and several codes. */
    HETGNN(UnrolledModel.NAME, "unrolled HetGNN"),
    /** From the answer of the network on, as from reuse. */
    HETGNN_REFINED(UnrolledModel.NAME + Refinement.SUFFIX, "unrolled HetGNN, then gradient ascent");

    /** All modes of the network. */
    public static final List<FrontMethod> NETWORK = List.of(HETGNN, HETGNN_REFINED);

    private final String id;
    private final String title;

    FrontMethod(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Its name in files. */
    public String id() {
        return id;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** Whether it is one of those that the best known may come from: all but the network's. */
    public boolean isReference() {
        return !NETWORK.contains(this);
    }

    /** The method of a name in a file; empty where it is none of these. */
    static Optional<FrontMethod> named(String id) {
        return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
    }
}
