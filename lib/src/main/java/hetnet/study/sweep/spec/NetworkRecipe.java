package hetnet.study.sweep.spec;

import hetnet.channel.ChannelModel;
import hetnet.channel.Fading;
import hetnet.channel.Snapshot;
import hetnet.channel.generators.PaperLayout;
import hetnet.channel.generators.RandomisedNetwork;
import hetnet.channel.generators.ScenarioConfig;
import hetnet.channel.generators.TieredNetwork;
import hetnet.channel.generators.UniformNetwork;
import hetnet.channel.pathloss.PathLoss;
import hetnet.channel.pathloss.PathLosses;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.util.Require;
import org.apache.commons.math3.random.RandomGenerator;

/** The networks that a SPEC can ask for, each by the settings that it may vary. */
sealed interface NetworkRecipe {

    /** The radio of all BSs. */
    RadioConfig radio();

    /**
     * One network.
     *
     * @param sites  stream of what stays on a layout
     * @param drop   stream of what differs from drop to drop
     * @param places the sites of the paper's layout
     */
    Snapshot draw(RandomGenerator sites, RandomGenerator drop, Sites places);

    /** Sites at random in a square, at least a quarter of its side apart. */
    record Scattered(int sites, int users, double sideM, int blocks, double carrierGhz, PathLoss pathLoss,
            Fading fading) implements NetworkRecipe {

        private static final double APART = 0.25;
        private static final double MARGIN_M = 20;

        /** @throws IllegalArgumentException when a value is out of range */
        public Scattered {
            Layouts.requireScattered(sites, sideM);
            UniformNetwork.random(sites, users, sideM, radioOf(blocks, carrierGhz)); // checks the others
        }

        static Scattered standard() {
            return new Scattered(5, 300, 200, 20, 3.5, PathLosses.UMA, Fading.NONE);
        }

        @Override
        public RadioConfig radio() {
            return radioOf(blocks, carrierGhz);
        }

        @Override
        public Snapshot draw(RandomGenerator layout, RandomGenerator drop, Sites places) {
            Sites placed = Layouts.scattered(sites, sideM, APART, layout);
            return new UniformNetwork("random", any -> placed, MARGIN_M, users, model(radio(), pathLoss, fading))
                    .draw(drop);
        }
    }

    /** Sites on a hexagonal grid. */
    record Hexagonal(int sites, int users, double spacingM, int blocks, double carrierGhz, PathLoss pathLoss,
            Fading fading) implements NetworkRecipe {

        /** @throws IllegalArgumentException when a value is out of range */
        public Hexagonal {
            Require.inRange("sites", sites, 1, 1000, "BSs");
            Require.inRange("spacingM", spacingM, 10, 1e5, "m");
            UniformNetwork.hexagonal(sites, users, spacingM, radioOf(blocks, carrierGhz));
        }

        static Hexagonal standard() {
            return new Hexagonal(7, 420, 200, 20, 3.5, PathLosses.UMA, Fading.NONE);
        }

        @Override
        public RadioConfig radio() {
            return radioOf(blocks, carrierGhz);
        }

        @Override
        public Snapshot draw(RandomGenerator layout, RandomGenerator drop, Sites places) {
            Sites placed = Layouts.hexagonal(sites, spacingM, Sites.USUAL_HEIGHT_M);
            return new UniformNetwork("hexagonal", any -> placed, spacingM / 2, users,
                    model(radio(), pathLoss, fading)).draw(drop);
        }
    }

    /** Drops on the paper's layout. */
    record Paper(int users, int blocks, Fading fading) implements NetworkRecipe {

        /** @throws IllegalArgumentException when a value is out of range */
        public Paper {
            Require.inRange("users", users, 5, 5400, "UEs");
            RadioConfig.paper().withBlocks(blocks);
        }

        static Paper standard() {
            return new Paper(5400, 51, Fading.NONE);
        }

        @Override
        public RadioConfig radio() {
            return RadioConfig.paper().withBlocks(blocks);
        }

        @Override
        public Snapshot draw(RandomGenerator layout, RandomGenerator drop, Sites places) {
            ScenarioConfig scenario = ScenarioConfig.paper().withUsers(users).withFading(fading);
            return new PaperLayout(scenario, places, radio()).draw(drop);
        }
    }

    /** Macros with smaller cells between them. */
    record Tiered(int macros, int micros, int picos, int femtos, double spacingM, int users, double clusteredPercent,
            int blocks, Fading fading) implements NetworkRecipe {

        /** @throws IllegalArgumentException when a value is out of range */
        public Tiered {
            network(macros, micros, picos, femtos, spacingM, users, clusteredPercent, blocks, fading);
        }

        static Tiered standard() {
            return new Tiered(1, 0, 4, 0, 500, 300, 0, 20, Fading.NONE);
        }

        private static TieredNetwork network(int macros, int micros, int picos, int femtos, double spacingM, int users,
                double clusteredPercent, int blocks, Fading fading) {
            return TieredNetwork.builder().setRadio(RadioConfig.paper().withBlocks(blocks)).optMacros(macros)
                    .optMicros(micros).optPicos(picos).optFemtos(femtos).optSpacingM(spacingM).optUsers(users)
                    .optClusteredPercent(clusteredPercent).optFading(fading).build();
        }

        @Override
        public RadioConfig radio() {
            return RadioConfig.paper().withBlocks(blocks);
        }

        /** Small cells and UEs both differ from drop to drop. */
        @Override
        public Snapshot draw(RandomGenerator layout, RandomGenerator drop, Sites places) {
            return network(macros, micros, picos, femtos, spacingM, users, clusteredPercent, blocks, fading)
                    .draw(drop);
        }
    }

    /** Random sites under propagation that differs from network to network. */
    record Randomised(int sites, int users, double sideM, int blocks) implements NetworkRecipe {

        /** @throws IllegalArgumentException when a value is out of range */
        public Randomised {
            new RandomisedNetwork(sites, users, sideM, RadioConfig.paper().withBlocks(blocks)); // checks them
        }

        static Randomised standard() {
            return new Randomised(5, 300, 200, 20);
        }

        @Override
        public RadioConfig radio() {
            return RadioConfig.paper().withBlocks(blocks);
        }

        /** Sites, propagation and UEs all differ from drop to drop. */
        @Override
        public Snapshot draw(RandomGenerator layout, RandomGenerator drop, Sites places) {
            return new RandomisedNetwork(sites, users, sideM, radio()).draw(drop);
        }
    }

    private static RadioConfig radioOf(int blocks, double carrierGhz) {
        return RadioConfig.paper().withBlocks(blocks).withCarrierGhz(carrierGhz);
    }

    private static ChannelModel model(RadioConfig radio, PathLoss pathLoss, Fading fading) {
        return ChannelModel.builder().setRadio(radio).optPathLoss(pathLoss).optFading(fading).build();
    }
}
