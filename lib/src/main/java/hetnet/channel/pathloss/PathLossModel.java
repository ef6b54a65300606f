package hetnet.channel.pathloss;

import hetnet.channel.ChannelModel;

/** Which path loss a {@link ChannelModel} uses. */
public enum PathLossModel {
    /** TR 38.901 UMa, every link LOS or NLOS at random (Section IV of the paper). */
    UMA,
    /** Eq. (3): the UMa LOS line for every link, with no breakpoint. */
    EQ3
}
