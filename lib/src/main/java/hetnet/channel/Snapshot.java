package hetnet.channel;

import hetnet.network.Sites;
import hetnet.network.Users;

/**
 * A network at one instant.
 *
 * @param sites   B base stations
 * @param users   U UEs
 * @param channel what is between them, [U, B]
 */
public record Snapshot(Sites sites, Users users, Channel channel) {

    /** @throws IllegalArgumentException when the channel is not that of the UEs and BSs */
    public Snapshot {
        Gains gains = channel.gains();
        if (gains.users() != users.count() || gains.sites() != sites.count()) {
            throw new IllegalArgumentException("channel of %d UEs and %d BSs, but there are %d and %d"
                    .formatted(gains.users(), gains.sites(), users.count(), sites.count()));
        }
    }

    /**
     * The same network with its rows in another order.
     *
     * @param order      the UE of each new row, shape [U]
     * @param orderSites the BS of each new column, shape [B]
     */
    public Snapshot rows(int[] order, int[] orderSites) {
        return new Snapshot(sites.rows(orderSites), users.rows(order), channel.rows(order, orderSites));
    }

    /** The number of UEs with a path to at least one BS. */
    public int coverage() {
        return channel.gains().coveredUsers().length;
    }
}
