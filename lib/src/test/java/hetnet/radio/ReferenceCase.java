package hetnet.radio;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hetnet.channel.Gains;
import hetnet.network.RadioConfig;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One of the reference instances computed by an independent program (reference/README.md). */
public record ReferenceCase(JsonObject json, RadioConfig radio, Gains gains, int[] association) {

    private static final Gson GSON = new Gson();

    /** @param name "small" or "tiny" */
    public static ReferenceCase load(String name) {
        try (Reader reader = new InputStreamReader(
                ReferenceCase.class.getResourceAsStream("/reference/" + name + ".json"), StandardCharsets.UTF_8)) {
            JsonObject json = GSON.fromJson(reader, JsonObject.class);
            double[][] pathLossDb = GSON.fromJson(json.get("pathloss_db"), double[][].class);
            double[][][] fading = GSON.fromJson(json.get("fading_power"), double[][][].class);
            int users = fading.length;
            int sites = fading[0].length;
            int blocks = fading[0][0].length;
            double[] gain = new double[users * sites * blocks];
            for (int i = 0; i < gain.length; i++) {
                int u = i / (sites * blocks);
                int b = i / blocks % sites;
                gain[i] = Math.pow(10, -pathLossDb[u][b] / 10) * fading[u][b][i % blocks];
            }
            RadioConfig paper = RadioConfig.paper();
            RadioConfig radio = new RadioConfig(paper.carrierGhz(), json.get("bandwidth_hz").getAsDouble(), blocks,
                    paper.budgetDbm(), paper.noiseDensityDbmHz(), paper.noiseFigureDb(), paper.antennas());
            return new ReferenceCase(json, radio, Gains.fading(users, sites, blocks, gain),
                    GSON.fromJson(json.get("min_pathloss_association"), int[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonElement at(String... path) {
        JsonElement element = json;
        for (String key : path) {
            element = element.getAsJsonObject().get(key);
        }
        return element;
    }

    public double number(String... path) {
        return at(path).getAsDouble();
    }

    public int[] integers(String... path) {
        return GSON.fromJson(at(path), int[].class);
    }

    public double[] vector(String... path) {
        return GSON.fromJson(at(path), double[].class);
    }

    public double[][] matrix(String... path) {
        return GSON.fromJson(at(path), double[][].class);
    }
}
