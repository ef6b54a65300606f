package hetnet.channel.generators;

import hetnet.channel.Snapshot;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.util.Require;
import java.nio.file.Path;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The paper's network (Section IV): UEs dropped uniformly around given sites.
 *
 * @param config how they are dropped, and how the links are drawn
 * @param sites  B of them, in the paper {@link #sites(Path)}
 * @param radio  of all BSs
 */
public record PaperLayout(ScenarioConfig config, Sites sites, RadioConfig radio) implements NetworkGenerator {

    /** @throws IllegalArgumentException when one is not given */
    public PaperLayout {
        Require.given("config", config);
        Require.given("sites", sites);
        Require.given("radio", radio);
    }

    /**
     * The five sites of the paper's layout, in our reading.
     *
     * @param data the folder {@code data} of the kit
     */
    public static Sites sites(Path data) {
        return Layouts.read(data.resolve("o1-five-sites.csv"));
    }

    @Override
    public String name() {
        return "the paper's layout";
    }

    /** A drop whose seed comes from the stream. */
    @Override
    public Snapshot draw(RandomGenerator random) {
        return drop(random.nextLong());
    }

    /** The drop of a seed: that of notebooks and figures which name one. */
    public Snapshot drop(long seed) {
        return config.withSeed(seed).snapshot(sites, radio);
    }
}
