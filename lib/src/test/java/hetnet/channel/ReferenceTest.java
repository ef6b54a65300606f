package hetnet.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distances, path loss and gains against the independent reference numbers. */
class ReferenceTest {

    private static final Gson GSON = new Gson();
    private static final double RELATIVE = 1e-9; // asked for; rounding alone stays near 1e-13
    private static final double SHADOWING_DB = 6;

    @ParameterizedTest
    @ValueSource(strings = {"small", "tiny"})
    void agrees(String name) throws Exception {
        Path file = Path.of("lib", "src", "test", "resources", "reference", name + ".json");
        JsonObject reference = GSON.fromJson(Files.readString(file), JsonObject.class);
        double[][] distance = matrix(reference, "distance_3d_m");
        double[][] loss = matrix(reference, "pathloss_db");
        double[][][] fading = GSON.fromJson(reference.get("fading_power"), double[][][].class);
        Sites sites = sites(matrix(reference, "bs_xy_m"), reference.get("h_bs_m").getAsDouble());
        Users users = users(matrix(reference, "ue_xy_m"), reference.get("h_ue_m").getAsDouble());
        RadioConfig radio = RadioConfig.paper().withBlocks(fading[0][0].length);
        assertEquals(reference.get("noise_per_rb_w").getAsDouble(), radio.noiseWatt(), RELATIVE * radio.noiseWatt());

        // The reference drew shadowing; what it drew is what its loss has beyond Eq. (3) without X.
        double[] shadow = new double[users.count() * sites.count()];
        for (int i = 0; i < shadow.length; i++) {
            int u = i / sites.count();
            int b = i % sites.count();
            shadow[i] = (loss[u][b] - 28 - 22 * Math.log10(distance[u][b]) - 20 * Math.log10(3.5)) / SHADOWING_DB;
        }
        LinkState state = new LinkState(sites.count(), new double[shadow.length], shadow);
        ChannelModel model = ChannelModel.builder().setRadio(radio).optPathLoss(PathLosses.EQ3)
                .optShadowingDb(SHADOWING_DB).build();
        Channel channel = model.at(sites, users, state, Seeds.stream(1, "unused"));

        for (int u = 0; u < users.count(); u++) {
            for (int b = 0; b < sites.count(); b++) {
                assertEquals(distance[u][b], channel.distanceM().getDouble(u, b), RELATIVE * distance[u][b]);
                assertEquals(loss[u][b], channel.pathLossDb().getDouble(u, b), RELATIVE * loss[u][b]);
                double gain = Math.pow(10, -loss[u][b] / 10);
                assertEquals(gain, channel.gains().at(u, b, 0), RELATIVE * gain);
            }
        }
        assertRates(reference.getAsJsonObject("equal_power"), channel.gains(), fading, radio);
        assertRates(reference.getAsJsonObject("random_power"), channel.gains(), fading, radio);
    }

    /** The reference states no gains, but rates that depend on every one of them: Eqs. (9) and (10) verbatim. */
    private static void assertRates(JsonObject allocation, Gains gains, double[][][] fading, RadioConfig radio) {
        double[][] power = matrix(allocation, "power_w");
        double[] expected = GSON.fromJson(allocation.get("rate_unshared_bps"), double[].class);
        int[] serving = IntStream.range(0, gains.users()).map(u -> strongest(gains, u)).toArray();
        double[] rate = new double[gains.users()];
        for (int u = 0; u < rate.length; u++) {
            for (int r = 0; r < gains.blocks(); r++) {
                double total = radio.noiseWatt();
                for (int b = 0; b < gains.sites(); b++) {
                    total += gains.at(u, b, r) * fading[u][b][r] * power[b][r];
                }
                double wanted = gains.at(u, serving[u], r) * fading[u][serving[u]][r] * power[serving[u]][r];
                rate[u] += radio.blockBandwidthHz() * Math.log(1 + wanted / (total - wanted)) / Math.log(2);
            }
            assertEquals(expected[u], rate[u], RELATIVE * expected[u]);
        }
    }

    private static int strongest(Gains gains, int user) {
        return IntStream.range(0, gains.sites()).reduce((a, b) -> gains.at(user, b, 0) > gains.at(user, a, 0) ? b : a)
                .orElseThrow();
    }

    private static double[][] matrix(JsonObject object, String key) {
        return GSON.fromJson(object.get(key), double[][].class);
    }

    private static Sites sites(double[][] xy, double z) {
        return new Sites(IntStream.range(0, xy.length).mapToObj(i -> "BS" + i).toList(), raised(xy, z));
    }

    private static Users users(double[][] xy, double z) {
        return Users.still(IntStream.range(0, xy.length).mapToObj(i -> "" + i).toList(), raised(xy, z));
    }

    private static double[][] raised(double[][] xy, double z) {
        return Arrays.stream(xy).map(p -> new double[] {p[0], p[1], z}).toArray(double[][]::new);
    }
}
