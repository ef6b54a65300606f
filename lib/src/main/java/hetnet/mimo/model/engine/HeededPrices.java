package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.StreamChannel;
import java.util.Arrays;

/** The prices that shape the beams of a BS: those of all streams, or of its own alone. One thread at a time. */
final class HeededPrices {

    private final StreamChannel channel;
    private final double[] own; // [R, S], or null where all count

    HeededPrices(StreamChannel channel, PrecodingMode mode) {
        this.channel = channel;
        own = mode.ownCell() ? new double[channel.blocks() * channel.streams()] : null;
    }

    /** Those of a BS; until the next call. @param lambda flat [R, S] */
    double[] of(int b, double[] lambda) {
        if (own == null) {
            return lambda;
        }
        Arrays.fill(own, 0);
        for (int r = 0; r < channel.blocks(); r++) {
            for (int s : channel.ofSite(b)) {
                own[r * channel.streams() + s] = lambda[r * channel.streams() + s];
            }
        }
        return own;
    }
}
