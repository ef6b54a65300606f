package hetnet.channel.generators;

import hetnet.channel.Channel;
import hetnet.channel.ChannelModel;
import hetnet.channel.Snapshot;
import hetnet.network.Area;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.SitePlacement;
import hetnet.network.Sites;
import hetnet.network.UniformDrop;
import hetnet.network.Users;
import hetnet.util.Require;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Sites placed by a rule, UEs that stand still uniformly around them, and the links of a {@link ChannelModel}.
 *
 * @param name      as in {@link NetworkGenerator#name}
 * @param placement of the sites
 * @param marginM   of the area of the UEs around the outermost sites, metres
 * @param users     U
 * @param model     of the links
 */
public record UniformNetwork(String name, SitePlacement placement, double marginM, int users, ChannelModel model)
        implements NetworkGenerator {

    private static final double MARGIN_M = 20;
    private static final double RANDOM_SPACING = 1.0 / 4;

    /** @throws IllegalArgumentException when a value is out of its range */
    public UniformNetwork {
        Require.given("placement", placement);
        Require.inRange("marginM", marginM, 0, 1e5, "m");
        Require.inRange("users", users, 1, 1_000_000, "UEs");
        Require.given("model", model);
    }

    /**
     * Sites at random in a square, at least a quarter of its side apart; UMa with 6 dB shadowing.
     *
     * @param sites B, 1 to 100
     * @param users U, 1 to 1,000,000
     * @param sideM side of the square, metres, 1 to 1,000,000
     * @throws IllegalArgumentException when a value is out of range
     */
    public static UniformNetwork random(int sites, int users, double sideM, RadioConfig radio) {
        Layouts.requireScattered(sites, sideM);
        return new UniformNetwork("random, %d sites in %.0f m".formatted(sites, sideM),
                random -> Layouts.scattered(sites, sideM, RANDOM_SPACING, random), MARGIN_M, users, uma(radio));
    }

    /**
     * Sites on a hexagonal grid; UMa with 6 dB shadowing.
     *
     * @param sites    B; 7, 19, 37, ... fill whole rings
     * @param users    U, 1 to 1,000,000
     * @param spacingM distance of neighbouring sites, metres
     * @throws IllegalArgumentException when a value is out of range
     */
    public static UniformNetwork hexagonal(int sites, int users, double spacingM, RadioConfig radio) {
        return new UniformNetwork("hexagonal, %d sites %.0f m apart".formatted(sites, spacingM),
                random -> Layouts.hexagonal(sites, spacingM, Sites.USUAL_HEIGHT_M), spacingM / 2, users, uma(radio));
    }

    private static ChannelModel uma(RadioConfig radio) {
        return ChannelModel.builder().setRadio(Require.given("radio", radio)).build();
    }

    @Override
    public RadioConfig radio() {
        return model.radio();
    }

    @Override
    public Snapshot draw(RandomGenerator random) {
        Sites placed = placement.place(Require.given("random", random));
        Users dropped = UniformDrop.drop(Area.around(placed, marginM), users, 0, Users.USUAL_HEIGHT_M, 0, random);
        Channel channel = model.draw(placed, dropped, random);
        return new Snapshot(placed, dropped, channel);
    }
}
