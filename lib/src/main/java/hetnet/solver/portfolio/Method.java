package hetnet.solver.portfolio;

import hetnet.solver.association.AssociationLocalSearch;
import hetnet.solver.association.BiasedAssociation;
import hetnet.solver.association.PfAssociation;
import hetnet.solver.local.GradientAscent;
import hetnet.solver.reuse.PowerLevels;
import hetnet.solver.reuse.ReusePatterns;
import hetnet.solver.reuse.StaticReuse;
import hetnet.solver.wmmse.WmmseRestarts;
import java.util.Locale;

/** The reference methods, from cheap to strong. */
public enum Method {
    /** Strongest BS, equal power. */
    BASELINE,
    /** {@link BiasedAssociation}, equal power. */
    BIASED,
    /** {@link StaticReuse}, the best k, strongest BS. */
    STATIC_REUSE,
    /** {@link PfAssociation#exact} (for other alphas improved by {@link AssociationLocalSearch}), equal power. */
    PF_ASSOCIATION,
    /** {@link WmmseRestarts}. */
    WMMSE,
    /** {@link ReusePatterns} with {@link PowerLevels#ON_OFF}. */
    REUSE_OPTIMUM,
    /** {@link ReusePatterns} with {@link PowerLevels#GRADED}. */
    GRADED_REUSE,
    /** {@link GradientAscent} from random starts and from the answers of the others. */
    GRADIENT_ASCENT;

    /** As in tables and files: lower case, for example "static_reuse". */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
