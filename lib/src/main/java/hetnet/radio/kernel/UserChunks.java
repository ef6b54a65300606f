package hetnet.radio.kernel;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Cuts UEs into chunks that threads can share. The cut depends on the UEs alone, and sums over chunks are added in
 * their order, so that any number of threads gives the same bits.
 *
 * @param users how many there are
 * @param size  UEs in a chunk, a multiple of {@link LinkTile#USERS}; the last may have fewer
 * @param together whether chunks are worked on side by side, by the threads of the common pool
 */
public record UserChunks(int users, int size, boolean together) {

    private static final int SMALLEST = 512;
    private static final int MOST = 64;

    /** UEs times BSs times RBs from which another thread helps more than it costs: about a tenth of a millisecond. */
    private static final double WORTH_SHARING = 4e5;

    /** @param perUser BSs times RBs */
    public static UserChunks of(int users, double perUser) {
        int tiles = Math.max(SMALLEST, (users + MOST - 1) / MOST) / LinkTile.USERS;
        int size = tiles * LinkTile.USERS;
        return new UserChunks(users, size, users > size && users * perUser >= WORTH_SHARING);
    }

    /** How many there are. */
    public int count() {
        return (users + size - 1) / size;
    }

    /** First UE of a chunk. */
    public int from(int chunk) {
        return chunk * size;
    }

    /** The UE after its last. */
    public int to(int chunk) {
        return Math.min(users, (chunk + 1) * size);
    }

    /** Does some work for every chunk. */
    public void forEach(IntConsumer work) {
        if (together) {
            IntStream.range(0, count()).parallel().forEach(work);
        } else {
            for (int chunk = 0; chunk < count(); chunk++) {
                work.accept(chunk);
            }
        }
    }
}
