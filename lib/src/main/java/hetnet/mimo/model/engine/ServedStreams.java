package hetnet.mimo.model.engine;

import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.Precoders;
import hetnet.radio.Allocation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The UEs of a problem that a BS serves, BS by BS, as {@link PrecodingEngine} wants them: no BS is without.
 *
 * @param problem that asks
 * @param users   the UE of each stream
 * @param sites   the BSs that serve somebody
 * @param channel of these streams and BSs
 * @param offered whether a stream may be served, flat [R, S]; null where all may
 */
public record ServedStreams(MimoProblem problem, int[] users, int[] sites, StreamChannel channel, boolean[] offered) {

    /**
     * Those of an association.
     *
     * @param serving BS of each UE, or {@link Allocation#OUT_OF_COVERAGE}; shape [U]
     * @throws IllegalArgumentException when nobody is in coverage
     */
    public static ServedStreams of(MimoProblem problem, int[] serving) {
        int[] users = new int[serving.length];
        int[] sites = new int[problem.csi().sites()];
        int[] place = new int[serving.length]; // of the BS of each stream among those that serve somebody
        int count = 0;
        int active = 0;
        boolean asTheyStand = Arrays.equals(serving, problem.association());
        for (int b = 0; b < sites.length; b++) {
            int before = count;
            for (int u = 0; u < serving.length; u++) {
                if (serving[u] == b) {
                    asTheyStand &= u == count;
                    place[count] = active;
                    users[count++] = u;
                }
            }
            if (count > before) {
                sites[active++] = b;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("none of the %d UEs is in coverage: there is nobody to precode for"
                    .formatted(serving.length));
        }
        int[] some = Arrays.copyOf(users, count);
        int[] busy = Arrays.copyOf(sites, active);
        StreamChannel channel = asTheyStand && count == users.length && active == sites.length ? problem.channel()
                : problem.channel().rows(some, busy, Arrays.copyOf(place, count));
        return new ServedStreams(problem, some, busy, channel, offered(problem, some));
    }

    private static boolean[] offered(MimoProblem problem, int[] users) {
        boolean[] offered = new boolean[problem.csi().blocks() * users.length];
        boolean all = true;
        for (int i = 0; i < offered.length; i++) {
            offered[i] = problem.isOffered(users[i % users.length], i / users.length);
            all &= offered[i];
        }
        return all ? null : offered;
    }

    /** The same streams with the channels from all BSs of the problem. */
    public StreamChannel everySite() {
        if (sites.length == problem.csi().sites()) {
            return channel; // it has them already
        }
        return problem.channel().rows(users, IntStream.range(0, problem.csi().sites()).toArray(),
                IntStream.range(0, users.length).map(s -> sites[channel.site(s)]).toArray());
    }

    /** An answer as precoders. @param asked the problem with the association of the streams */
    public Precoders precoders(MimoProblem asked, PrecodingEngine.Answer answer) {
        double[][] w = parts(answer);
        return asked.precoders(w[0], w[1]);
    }

    /** An answer in the order of all UEs. @return real and imaginary parts; each flat [R, U, A] */
    public double[][] parts(PrecodingEngine.Answer answer) {
        int blocks = channel.blocks();
        int width = problem.csi().width();
        double[] re = new double[blocks * problem.csi().users() * width];
        double[] im = new double[re.length];
        for (int i = 0; i < blocks * users.length; i++) {
            int to = (i / users.length * problem.csi().users() + users[i % users.length]) * width;
            System.arraycopy(answer.wre(), i * channel.width(), re, to, channel.width());
            System.arraycopy(answer.wim(), i * channel.width(), im, to, channel.width());
        }
        return new double[][] {re, im};
    }
}
