package hetnet.mimo.solver;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hetnet.mimo.channel.Csi;
import hetnet.mimo.channel.MimoNetwork;
import hetnet.mimo.channel.RandomMimoNetwork;
import hetnet.mimo.radio.MimoProblem;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.network.Users;
import hetnet.radio.AlphaFair;
import hetnet.util.Seeds;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Small MIMO problems: that of an independent program (reference/mimo_tiny.json), random ones, and single cells. */
public final class TinyMimo {

    private static final Gson GSON = new Gson();
    private static final JsonObject REFERENCE = read();

    private TinyMimo() {
    }

    private static JsonObject read() {
        try (Reader reader = new InputStreamReader(TinyMimo.class.getResourceAsStream("/reference/mimo_tiny.json"),
                StandardCharsets.UTF_8)) {
            return GSON.fromJson(reader, JsonObject.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T reference(Class<T> type, String... path) {
        JsonElement element = REFERENCE;
        for (String key : path) {
            element = element.getAsJsonObject().get(key);
        }
        return GSON.fromJson(element, type);
    }

    /** Noise one: the channel is written in units of its amplitude. @param serving -1 for a UE that is not there */
    static MimoProblem reference(double alpha, int... serving) {
        return cell(reference(double[][][][].class, "h"), reference(double[].class, "budget"), alpha, serving);
    }

    /** @param h of noise one, [U, B, A, 2] @param budgetWatt of each BS @param serving -1 takes the UE away */
    public static MimoProblem cell(double[][][][] h, double[] budgetWatt, double alpha, int... serving) {
        RadioConfig radio = RadioConfig.paper().withBlocks(1);
        int[] kept = IntStream.range(0, h.length).filter(u -> serving[u] >= 0).toArray();
        int users = kept.length;
        int sites = budgetWatt.length;
        int width = h[0][0].length;
        double[] re = new double[users * sites * width];
        double[] im = new double[re.length];
        for (int i = 0; i < re.length; i++) {
            double[] value = h[kept[i / width % users]][i / width / users][i % width];
            re[i] = value[0] * Math.sqrt(radio.noiseWatt());
            im[i] = value[1] * Math.sqrt(radio.noiseWatt());
        }
        int[] antennas = IntStream.range(0, sites).map(b -> width).toArray();
        MimoNetwork network = new MimoNetwork(sites(budgetWatt), users(users),
                new Csi(users, 1, antennas, re, im), radio);
        return MimoProblem.of(network, new AlphaFair(alpha))
                .withAssociation(IntStream.of(kept).map(u -> serving[u]).toArray());
    }

    static Sites sites(double... budgetWatt) {
        return new Sites(IntStream.range(0, budgetWatt.length).mapToObj(b -> "b" + b).toList(),
                IntStream.range(0, budgetWatt.length).mapToObj(b -> new double[] {100 * b, 0, 25})
                        .toArray(double[][]::new),
                Collections.nCopies(budgetWatt.length, Tier.MACRO),
                IntStream.range(0, budgetWatt.length).mapToDouble(b -> 10 * Math.log10(budgetWatt[b]) + 30).toArray());
    }

    static Users users(int count) {
        return Users.still(IntStream.range(0, count).mapToObj(u -> "u" + u).toList(),
                IntStream.range(0, count).mapToObj(u -> new double[] {u, 50, 1.5}).toArray(double[][]::new));
    }

    /** Three sites in a square, K UEs each, two RBs. */
    public static MimoProblem random(int usersPerSite, List<Integer> antennas, double sideM, double budgetDbm,
            long seed) {
        RadioConfig radio = RadioConfig.paper().withBlocks(2).withBudgetDbm(budgetDbm);
        MimoNetwork network = new RandomMimoNetwork(random -> Layouts.scattered(antennas.size(), sideM, 0.25, random),
                usersPerSite, antennas::get, radio).draw(Seeds.stream(seed, "tiny-mimo"));
        return MimoProblem.of(network, new AlphaFair(1));
    }
}
