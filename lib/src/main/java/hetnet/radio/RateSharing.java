package hetnet.radio;

/** How the UEs of one BS share its RBs. */
public enum RateSharing {
    /** Full-buffer round robin: each UE of BS b has every RB for 1/|U_b| of the time. */
    EQUAL_TIME,
    /** Eq. (10) verbatim: every UE has the whole band all the time. */
    NONE
}
