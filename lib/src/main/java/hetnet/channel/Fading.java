package hetnet.channel;

/** Small-scale fading H_ij^r of Eq. (5). */
public enum Fading {
    /** H = 1. */
    NONE,
    /** Rayleigh fading: the power H is exponential with mean 1, independent per UE, BS and RB. */
    RAYLEIGH
}
