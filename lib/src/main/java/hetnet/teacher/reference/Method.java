package hetnet.teacher.reference;

import java.util.Locale;

/** The reference methods, from cheap to strong. */
public enum Method {
    /** Strongest BS, equal power. */
    BASELINE,
    /** {@link BiasedAssociation}, equal power. */
    BIASED,
    /** {@link StaticReuse}, the best k, strongest BS. */
    STATIC_REUSE,
    /** {@link PfAssociation#exact} (for other alphas improved by {@link Association}), equal power. */
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
