package hetnet.channel.generators;

import hetnet.channel.Channel;
import hetnet.channel.ChannelModel;
import hetnet.channel.Fading;
import hetnet.channel.Snapshot;
import hetnet.channel.pathloss.BuildingLoss;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.network.Users;
import hetnet.util.Require;
import hetnet.util.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Heterogeneous networks of two, three or four tiers: macros on a hexagonal grid or at random, smaller cells uniform or
 * in hot spots between them, UEs uniform or clustered around smaller cells. Every BS has the budget, height and path
 * loss of its tier, and shadowing is that of the path loss, correlated from UE to UE unless asked otherwise.
 *
 * <p>Distances are the usual ones of studies after 3GPP TR 36.814, annex A.2.1.1.2 (outdoor picos, configurations 1 and
 * 4b), and, in hot spots, TR 36.872, annex A: see {@link TierSettings} and {@link TieredDrop}.
 */
public final class TieredNetwork implements NetworkGenerator {

    private final int macros;
    private final NetworkSetting.Placement placement;
    private final double spacingM;
    private final Map<Tier, TierSettings> tiers;
    private final boolean hotSpots;
    private final int users;
    private final double clusteredPercent;
    private final double indoorPercent;
    private final BuildingLoss buildings;
    private final ChannelModel model;

    private TieredNetwork(Builder builder) {
        macros = builder.macros;
        placement = builder.placement;
        spacingM = builder.spacingM;
        tiers = new EnumMap<>(builder.tiers);
        hotSpots = builder.hotSpots;
        users = builder.users;
        clusteredPercent = builder.clusteredPercent;
        indoorPercent = builder.indoorPercent;
        buildings = builder.buildings;
        ChannelModel.Builder channel = ChannelModel.builder().setRadio(builder.radio).optShadowingOfPathLoss()
                .optFading(builder.fading);
        if (builder.correlated) {
            channel.optCorrelated();
        }
        tiers.forEach((tier, settings) -> channel.optPathLoss(tier, settings.pathLoss()));
        model = channel.build();
    }

    /** Its settings, at first the defaults: seven macros 500 m apart, nothing below them, 300 UEs. */
    public static Builder builder() {
        return new Builder();
    }

    /** For example "two tiers, 3 macros, 9 picos in hot spots". */
    @Override
    public String name() {
        List<String> parts = new ArrayList<>();
        tiers.forEach((tier, settings) -> {
            int count = macros * settings.perMacro();
            if (count > 0) {
                parts.add("%d %s%s".formatted(count, tier, count == 1 ? "" : "s"));
            }
        });
        String count = List.of("one tier", "two tiers", "three tiers", "four tiers").get(parts.size() - 1);
        return count + ", " + String.join(", ", parts) + (hotSpots && parts.size() > 1 ? " in hot spots" : "");
    }

    @Override
    public RadioConfig radio() {
        return model.radio();
    }

    /**
     * Macros come first, then the other tiers from large cells to small ones, with ids such as "macro1" and "pico3".
     */
    @Override
    public Snapshot draw(RandomGenerator random) {
        TieredDrop drop = new TieredDrop(tiers, macros, spacingM, Require.given("random", random));
        drop.placeMacros(placement);
        drop.placeSmallCells(hotSpots);
        Sites sites = drop.sites();
        Users dropped = drop.users(users, clusteredPercent / 100);
        Channel outdoors = model.draw(sites, dropped, random);
        return new Snapshot(sites, dropped, indoorPercent == 0 ? outdoors
                : outdoors.withUserLoss(buildingLossDb(random.nextLong())));
    }

    /** Of each UE, dB, 0 outdoors; by a stream of its own, so that a larger share has the same UEs indoors and more. */
    private double[] buildingLossDb(long seed) {
        double[] lossDb = new double[users];
        Arrays.setAll(lossDb, u -> {
            RandomGenerator own = Seeds.stream(seed, "building-" + u);
            return 100 * own.nextDouble() < indoorPercent ? buildings.drawDb(radio().carrierGhz(), own) : 0;
        });
        return lossDb;
    }

    /** Settings of a {@link TieredNetwork}. */
    public static final class Builder {

        private RadioConfig radio;
        private int macros = 7;
        private NetworkSetting.Placement placement = NetworkSetting.Placement.HEXAGONAL;
        private double spacingM = 500; // TR 36.814 case 1
        private final Map<Tier, TierSettings> tiers = new EnumMap<>(Tier.class);
        private boolean hotSpots;
        private int users = 300;
        private double clusteredPercent;
        private double indoorPercent;
        private BuildingLoss buildings = BuildingLoss.LOW;
        private boolean correlated = true;
        private Fading fading = Fading.NONE;

        private Builder() {
            for (Tier tier : Tier.values()) {
                tiers.put(tier, TierSettings.usual(tier));
            }
        }

        /** Carrier frequency and number of RBs (required); budgets are those of the tiers. */
        public Builder setRadio(RadioConfig radio) {
            this.radio = radio;
            return this;
        }

        /** Number of macros, 1 to 1000; default 7. */
        public Builder optMacros(int macros) {
            this.macros = macros;
            return this;
        }

        /** Default hexagonal. */
        public Builder optPlacement(NetworkSetting.Placement placement) {
            this.placement = placement;
            return this;
        }

        /**
         * Distance of neighbouring macros on the grid, metres, 10 to 100,000; at random they have as much room each and
         * stand at least half of it apart. Default 500.
         */
        public Builder optSpacingM(double spacingM) {
            this.spacingM = spacingM;
            return this;
        }

        /** Micros for each macro; default 0. */
        public Builder optMicros(int perMacro) {
            return optTier(Tier.MICRO, tiers.get(Tier.MICRO).withPerMacro(perMacro));
        }

        /** Picos for each macro; default 0. */
        public Builder optPicos(int perMacro) {
            return optTier(Tier.PICO, tiers.get(Tier.PICO).withPerMacro(perMacro));
        }

        /** Femtos for each macro; default 0. */
        public Builder optFemtos(int perMacro) {
            return optTier(Tier.FEMTO, tiers.get(Tier.FEMTO).withPerMacro(perMacro));
        }

        /** Numbers, budget, height and path loss of a tier; default {@link TierSettings#usual}. */
        public Builder optTier(Tier tier, TierSettings settings) {
            tiers.put(Require.given("tier", tier), Require.given("settings", settings));
            return this;
        }

        /** Smaller cells stand in one hot spot for each macro instead of anywhere. */
        public Builder optHotSpots() {
            hotSpots = true;
            return this;
        }

        /** Number of UEs, 1 to 1,000,000; default 300. */
        public Builder optUsers(int users) {
            this.users = users;
            return this;
        }

        /**
         * Share of the UEs around smaller cells, percent; the others are uniform. Default 0; 66.7 is usual
         * (TR 36.814, configuration 4b).
         */
        public Builder optClusteredPercent(double clusteredPercent) {
            this.clusteredPercent = clusteredPercent;
            return this;
        }

        /**
         * Share of the UEs that stand in a building, percent, and what their links lose there; default 0. The places
         * and links of all UEs are else the same.
         */
        public Builder optIndoor(double indoorPercent, BuildingLoss buildings) {
            this.indoorPercent = indoorPercent;
            this.buildings = buildings;
            return this;
        }

        /**
         * Shadowing and LOS of UEs know nothing of each other, however near they stand: for who draws many networks
         * and looks at none, since correlated ones take ten times as long to draw.
         */
        public Builder optIndependentLinks() {
            correlated = false;
            return this;
        }

        /** Default {@link Fading#NONE}. */
        public Builder optFading(Fading fading) {
            this.fading = fading;
            return this;
        }

        /** @throws IllegalArgumentException when the radio is not set, or a setting is null or out of range */
        public TieredNetwork build() {
            Require.given("radio, the argument of setRadio,", radio);
            Require.inRange("macros", macros, 1, 1000, "BSs");
            Require.given("placement", placement);
            Require.inRange("spacingM", spacingM, 10, 1e5, "m");
            Require.inRange("users", users, 1, 1_000_000, "UEs");
            Require.inRange("clusteredPercent", clusteredPercent, 0, 100, "%");
            Require.inRange("indoorPercent", indoorPercent, 0, 100, "%");
            Require.given("buildings", buildings);
            if (tiers.get(Tier.MACRO).perMacro() != 1) {
                throw new IllegalArgumentException("perMacro of the macros must be 1: optMacros sets their number");
            }
            return new TieredNetwork(this);
        }
    }
}
