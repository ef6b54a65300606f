package hetnet.channel.generators;

import hetnet.channel.ChannelModel;
import hetnet.channel.Fading;
import hetnet.channel.Snapshot;
import hetnet.channel.Trajectory;
import hetnet.channel.pathloss.PathLoss;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.Area;
import hetnet.network.HotSpots;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.UniformDrop;
import hetnet.network.Users;
import hetnet.util.Require;
import hetnet.util.Seeds;
import java.util.Locale;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A kind of network to try a method on, described by what one would vary of it. Shadowing is 6 dB, sites are 25 m high,
 * UEs 1.5 m; the rest of the radio is the paper's.
 *
 * @param sites      B
 * @param placement  of the sites
 * @param sideM      side of the square that five sites share, metres; more or fewer have as much room each
 * @param users      U
 * @param blocks     R
 * @param carrierGhz carrier frequency, GHz
 * @param pathLoss   UMa of TR 38.901, or Eq. (3)
 * @param fading     none, or Rayleigh per RB
 * @param hotPercent of the UEs that stand around three spots; the others are uniform
 * @param movedS     seconds for which the UEs have moved since they were dropped, at up to 15 m/s
 */
public record NetworkSetting(int sites, Placement placement, double sideM, int users, int blocks, double carrierGhz,
                             PathLoss pathLoss, Fading fading, double hotPercent,
                             double movedS) implements NetworkGenerator {

    /** How sites stand. */
    public enum Placement {
        /**
         * Anywhere in a square, at least half as far from each other as the square would be wide for one site alone.
         */
        RANDOM,
        /** On a hexagonal grid. */
        HEXAGONAL
    }

    /** The sites that share {@code sideM} squared. */
    private static final int SHARING = 5;
    private static final double MARGIN_M = 20;
    private static final double CLOSEST = 0.5;
    private static final int SPOTS = 3;
    /** Standard deviation of the UEs around a spot, over the side that a site has for itself. */
    private static final double SPOT_WIDTH = 0.15;
    private static final double MAX_SPEED_MPS = 15;
    /** Links change with the distance moved, step by step. */
    private static final double STEP_S = 1;

    /** @throws IllegalArgumentException when a value is out of its range */
    public NetworkSetting {
        Require.inRange("sites", sites, 1, 1000, "BSs");
        Require.inRange("sideM", sideM, 10, 1e5, "m");
        Require.inRange("users", users, 1, 1_000_000, "UEs");
        Require.inRange("hotPercent", hotPercent, 0, 100, "%");
        Require.inRange("movedS", movedS, 0, 3600, "s");
        RadioConfig.paper().withBlocks(blocks).withCarrierGhz(carrierGhz); // checks them
    }

    /**
     * Five sites at random in 200 m x 200 m, 300 UEs, 20 RBs, 3.5 GHz, UMa, no fading, uniform UEs that stand still.
     */
    public static NetworkSetting standard() {
        return new NetworkSetting(SHARING, Placement.RANDOM, 200, 300, 20, 3.5, PathLosses.UMA, Fading.NONE, 0, 0);
    }

    /**
     * The side at which neighbours on the hexagonal grid have a given distance.
     *
     * @param spacingM distance of neighbours, metres
     * @return {@code sideM}, metres
     */
    public static double hexagonalSideM(double spacingM) {
        return spacingM * Math.sqrt(SHARING * Math.sqrt(3) / 2);
    }

    /** The same with another number of sites. */
    public NetworkSetting withSites(int sites) {
        return new NetworkSetting(sites, placement, sideM, users, blocks, carrierGhz, pathLoss, fading, hotPercent,
                movedS);
    }

    /** The same with another placement of the sites. */
    public NetworkSetting withPlacement(Placement placement) {
        return new NetworkSetting(sites, placement, sideM, users, blocks, carrierGhz, pathLoss, fading, hotPercent,
                movedS);
    }

    /** The same with another side of the square that five sites share, metres. */
    public NetworkSetting withSideM(double sideM) {
        return new NetworkSetting(sites, placement, sideM, users, blocks, carrierGhz, pathLoss, fading, hotPercent,
                movedS);
    }

    /** The same with another number of UEs. */
    public NetworkSetting withUsers(int users) {
        return new NetworkSetting(sites, placement, sideM, users, blocks, carrierGhz, pathLoss, fading, hotPercent,
                movedS);
    }

    /** The same with another number of RBs. */
    public NetworkSetting withBlocks(int blocks) {
        return new NetworkSetting(sites, placement, sideM, users, blocks, carrierGhz, pathLoss, fading, hotPercent,
                movedS);
    }

    /** The same with another carrier frequency, GHz. */
    public NetworkSetting withCarrierGhz(double carrierGhz) {
        return new NetworkSetting(sites, placement, sideM, users, blocks, carrierGhz, pathLoss, fading, hotPercent,
                movedS);
    }

    /** The same with another path loss. */
    public NetworkSetting withPathLoss(PathLoss pathLoss) {
        return new NetworkSetting(sites, placement, sideM, users, blocks, carrierGhz, pathLoss, fading, hotPercent,
                movedS);
    }

    /** The same with another fading. */
    public NetworkSetting withFading(Fading fading) {
        return new NetworkSetting(sites, placement, sideM, users, blocks, carrierGhz, pathLoss, fading, hotPercent,
                movedS);
    }

    /** The same with another share of UEs around spots, percent. */
    public NetworkSetting withHotPercent(double hotPercent) {
        return new NetworkSetting(sites, placement, sideM, users, blocks, carrierGhz, pathLoss, fading, hotPercent,
                movedS);
    }

    /** The same with another time for which the UEs have moved, seconds. */
    public NetworkSetting withMovedS(double movedS) {
        return new NetworkSetting(sites, placement, sideM, users, blocks, carrierGhz, pathLoss, fading, hotPercent,
                movedS);
    }

    /** The paper's radio with these RBs and this carrier. */
    @Override
    public RadioConfig radio() {
        return RadioConfig.paper().withBlocks(blocks).withCarrierGhz(carrierGhz);
    }

    @Override
    public String name() {
        return "%s, %d sites, %s".formatted(placement.name().toLowerCase(Locale.ROOT), sites, pathLoss.name());
    }

    /** Similar settings draw similar networks from the same stream. */
    @Override
    public Snapshot draw(RandomGenerator random) {
        double roomM = sideM / Math.sqrt(SHARING);
        Sites standing = switch (placement) {
            case RANDOM -> Layouts.random(sites, roomM * Math.sqrt(sites), CLOSEST * roomM, Sites.USUAL_HEIGHT_M,
                    random);
            case HEXAGONAL -> Layouts.hexagonal(sites, roomM * Math.sqrt(2 / Math.sqrt(3)), Sites.USUAL_HEIGHT_M);
        };
        Area area = Area.around(standing, placement == Placement.RANDOM ? MARGIN_M : roomM / 2);
        ChannelModel model = ChannelModel.builder().setRadio(radio()).optPathLoss(pathLoss).optFading(fading).build();
        Users dropped = gathered(UniformDrop.drop(area, users, 0, Users.USUAL_HEIGHT_M, MAX_SPEED_MPS, random), area,
                roomM, Seeds.stream(random.nextLong(), "spots"));
        Trajectory moving = new Trajectory(standing, dropped, area, model, random);
        for (double t = 0; t < movedS; t += STEP_S) {
            moving.step(Math.min(STEP_S, movedS - t));
        }
        return moving.now();
    }

    /** Moves the first UEs to spots. */
    private Users gathered(Users uniform, Area area, double roomM, RandomGenerator random) {
        HotSpots spots = new HotSpots(area, UniformDrop.points(area, SPOTS, 0, random), SPOT_WIDTH * roomM,
                HotSpots.Border.MIRROR);
        int hot = (int) Math.round(users * hotPercent / 100);
        double[][] position = uniform.positionM().clone();
        for (int u = 0; u < hot; u++) {
            double[] at = spots.near(u % SPOTS, random);
            position[u] = new double[] {at[0], at[1], position[u][2]};
        }
        return new Users(uniform.ids(), position, uniform.speedMps(), uniform.headingRad());
    }
}
