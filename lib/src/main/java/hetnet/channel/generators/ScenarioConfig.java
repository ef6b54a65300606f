package hetnet.channel.generators;

import hetnet.channel.ChannelModel;
import hetnet.channel.Fading;
import hetnet.channel.Snapshot;
import hetnet.channel.Trajectory;
import hetnet.channel.pathloss.PathLoss;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.Area;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.UniformDrop;
import hetnet.network.Users;
import hetnet.util.Require;
import hetnet.util.Seeds;

/**
 * How the paper's scenario is drawn (Section IV).
 *
 * @param users       number U of UEs
 * @param spacingM    smallest distance between two UEs, metres
 * @param marginM     margin of the area around the outermost sites, metres
 * @param userHeightM antenna height of the UEs, metres
 * @param maxSpeedMps UEs move at up to this speed, m/s; 0 keeps them still
 * @param pathLoss    UMa of TR 38.901, or Eq. (3)
 * @param shadowingDb standard deviation of the log-normal shadowing, dB
 * @param fading      none, or Rayleigh per RB
 * @param seed        of the drop and the channel
 */
public record ScenarioConfig(int users, double spacingM, double marginM, double userHeightM, double maxSpeedMps,
                             PathLoss pathLoss, double shadowingDb, Fading fading, long seed) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public ScenarioConfig {
        Require.inRange("users", users, 1, 1_000_000, "UEs");
        Require.inRange("spacingM", spacingM, 0, 1e4, "m");
        Require.inRange("marginM", marginM, 0, 1e5, "m");
        Require.inRange("userHeightM", userHeightM, 0.1, 100, "m");
        Require.inRange("maxSpeedMps", maxSpeedMps, 0, 200, "m/s");
        Require.given("pathLoss", pathLoss);
        Require.inRange("shadowingDb", shadowingDb, 0, 30, "dB");
        Require.given("fading", fading);
    }

    /** Table 1 of the paper: 5,400 UEs at 1.5 m, 1.2 m apart, UMa with 6 dB shadowing; margin 20 m, nobody moves. */
    public static ScenarioConfig paper() {
        return new ScenarioConfig(5400, 1.2, 20, Users.USUAL_HEIGHT_M, 0, PathLosses.UMA, 6, Fading.NONE, 1);
    }

    /** The same with another number of UEs. */
    public ScenarioConfig withUsers(int users) {
        return new ScenarioConfig(users, spacingM, marginM, userHeightM, maxSpeedMps, pathLoss, shadowingDb, fading,
                seed);
    }

    /** The same with another smallest distance between two UEs, metres. */
    public ScenarioConfig withSpacingM(double spacingM) {
        return new ScenarioConfig(users, spacingM, marginM, userHeightM, maxSpeedMps, pathLoss, shadowingDb, fading,
                seed);
    }

    /** The same with another margin around the sites, metres. */
    public ScenarioConfig withMarginM(double marginM) {
        return new ScenarioConfig(users, spacingM, marginM, userHeightM, maxSpeedMps, pathLoss, shadowingDb, fading,
                seed);
    }

    /** The same with another height of the UEs, metres. */
    public ScenarioConfig withUserHeightM(double userHeightM) {
        return new ScenarioConfig(users, spacingM, marginM, userHeightM, maxSpeedMps, pathLoss, shadowingDb, fading,
                seed);
    }

    /** The same with another highest speed, m/s. */
    public ScenarioConfig withMaxSpeedMps(double maxSpeedMps) {
        return new ScenarioConfig(users, spacingM, marginM, userHeightM, maxSpeedMps, pathLoss, shadowingDb, fading,
                seed);
    }

    /** The same with another path loss. */
    public ScenarioConfig withPathLoss(PathLoss pathLoss) {
        return new ScenarioConfig(users, spacingM, marginM, userHeightM, maxSpeedMps, pathLoss, shadowingDb, fading,
                seed);
    }

    /** The same with another deviation of the shadowing, dB. */
    public ScenarioConfig withShadowingDb(double shadowingDb) {
        return new ScenarioConfig(users, spacingM, marginM, userHeightM, maxSpeedMps, pathLoss, shadowingDb, fading,
                seed);
    }

    /** The same with another fading. */
    public ScenarioConfig withFading(Fading fading) {
        return new ScenarioConfig(users, spacingM, marginM, userHeightM, maxSpeedMps, pathLoss, shadowingDb, fading,
                seed);
    }

    /** The same with another seed. */
    public ScenarioConfig withSeed(long seed) {
        return new ScenarioConfig(users, spacingM, marginM, userHeightM, maxSpeedMps, pathLoss, shadowingDb, fading,
                seed);
    }

    /** The rectangle in which the UEs are dropped. */
    public Area area(Sites sites) {
        return Area.around(sites, marginM);
    }

    /** The UEs, dropped uniformly. */
    public Users drop(Sites sites) {
        return UniformDrop.drop(area(sites), users, spacingM, userHeightM, maxSpeedMps, Seeds.stream(seed, "drop"));
    }

    /** The channel model of these settings. */
    public ChannelModel channelModel(RadioConfig radio) {
        return ChannelModel.builder().setRadio(radio).optPathLoss(pathLoss).optShadowingDb(shadowingDb)
                .optFading(fading).build();
    }

    /** Users and channel at one instant. */
    public Snapshot snapshot(Sites sites, RadioConfig radio) {
        Users dropped = drop(sites);
        return new Snapshot(sites, dropped, channelModel(radio).draw(sites, dropped, Seeds.stream(seed, "channel")));
    }

    /** The same network in dynamic mode; its first snapshot is {@link #snapshot}. */
    public Trajectory trajectory(Sites sites, RadioConfig radio) {
        return new Trajectory(sites, drop(sites), area(sites), channelModel(radio), Seeds.stream(seed, "channel"));
    }
}
