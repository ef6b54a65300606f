package hetnet.model.engine.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.channel.Gains;
import hetnet.model.engine.Networks;
import hetnet.network.RadioConfig;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserLinksTest {

    private static final int SITES = 9;
    private static final int USERS = 80;
    private static final int BLOCKS = 6;
    private static final int SEEN = 2;

    /** BSs beyond the strongest are noise, as if they sent at equal power. */
    @Test
    void usersSeeTheirStrongestSitesOnlyWhereSitesAreMany() {
        RadioConfig radio = Networks.radio(BLOCKS);
        Gains gains = Networks.gains(SITES, USERS, BLOCKS, 400, false, 1);
        UserLinks links = UserLinks.of(gains, gains.coveredUsers(), SEEN, radio);
        double equal = radio.budgetWatt() / BLOCKS;
        for (int u = 0; u < USERS; u++) {
            int user = u;
            List<Integer> order = IntStream.range(0, SITES).boxed()
                    .sorted(Comparator.comparingDouble(b -> -gains.at(user, b, 0))).toList();
            double unseen = order.subList(SEEN, SITES).stream().mapToDouble(b -> gains.at(user, b, 0)).sum();
            for (int k = 0; k < SEEN; k++) {
                double snr = gains.at(u, order.get(k), 0) * equal / (radio.noiseWatt() + unseen * equal);
                assertEquals(order.get(k), links.site()[u * SEEN + k]);
                assertEquals(snr, links.snr()[u * SEEN + k], 1e-5 * snr);
            }
        }
    }
}
