package hetnet.mimo.train;

import hetnet.mimo.channel.AntennaBudgets;
import hetnet.mimo.channel.Csi;
import hetnet.mimo.channel.MimoNetwork;
import hetnet.mimo.channel.RandomMimoNetwork;
import hetnet.mimo.model.PrecodingMode;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.radio.AlphaFair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The random networks of one step of a training, all of one shape: 3 to 7 sites of 4 to 8 UEs, two or four RBs.
 *
 * @param problems proportional fair
 * @param mode     how the network is to decide on them
 */
record PrecodingLayouts(List<MimoProblem> problems, PrecodingMode mode) {

    private static final double WEAKEST_DBM = 16;
    private static final double FEW_BLOCKS_SHARE = 0.7;
    private static final double SPACING = 0.25;
    private static final double SMALL_CELL_DB = 16; // below a macro

    static PrecodingLayouts draw(PrecodingSettings settings, RandomGenerator random) {
        double kind = random.nextDouble();
        PrecodingMode mode = kind < settings.sumShare() ? PrecodingMode.PER_BS
                : kind < settings.sumShare() + settings.tiedShare() ? PrecodingMode.PER_ANTENNA_TIED
                : PrecodingMode.PER_ANTENNA;
        int sites = 3 + random.nextInt(5);
        int users = 4 + random.nextInt(5);
        int blocks = random.nextDouble() < FEW_BLOCKS_SHARE ? 2 : 4;
        int antennas = random.nextDouble() < settings.smallShare() ? 4 : 8;
        boolean uneven = mode.perAntenna() && random.nextDouble() < settings.unevenShare();
        int count = Math.max(2, Math.round((float) settings.streams() / (sites * users * blocks)));
        List<MimoProblem> problems = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RadioConfig radio = RadioConfig.paper().withBlocks(blocks).withAntennas(antennas);
            problems.add(problem(settings, radio, sites, users, mode, uneven, random));
        }
        return new PrecodingLayouts(problems, mode);
    }

    private static MimoProblem problem(PrecodingSettings settings, RadioConfig full, int sites, int users,
            PrecodingMode mode, boolean uneven, RandomGenerator random) {
        double side = settings.smallestSideM()
                * Math.pow(settings.largestSideM() / settings.smallestSideM(), random.nextDouble());
        double dbm = random.nextDouble() < settings.weakShare()
                ? WEAKEST_DBM + (full.budgetDbm() - WEAKEST_DBM) * random.nextDouble() : full.budgetDbm();
        boolean tiers = random.nextDouble() < settings.tierShare();
        MimoNetwork network = RandomMimoNetwork.of(r -> {
            Sites placed = Layouts.scattered(sites, side, SPACING, r);
            return tiers ? withSmallCells(placed, dbm, r) : placed;
        }, users, full.withBudgetDbm(dbm)).draw(random);
        Csi csi = uneven
                ? network.csi().withAntennaBudgets(AntennaBudgets.uneven(network.csi().antennas(), random))
                : network.csi();
        int[] serving = new int[sites * users];
        Arrays.setAll(serving, u -> u / users); // as drawn, whatever the antennas' budgets
        return MimoProblem.of(new MimoNetwork(network.sites(), network.users(), csi, network.radio()),
                new AlphaFair(1)).withAssociation(serving)
                .with(mode.perAntenna() ? PowerConstraint.PER_ANTENNA : PowerConstraint.PER_BS);
    }

    private static Sites withSmallCells(Sites sites, double macroDbm, RandomGenerator random) {
        double[] dbm = new double[sites.count()];
        Arrays.setAll(dbm, b -> b == 0 || random.nextBoolean() ? macroDbm : macroDbm - SMALL_CELL_DB);
        return new Sites(sites.ids(), sites.positionM(), Arrays.stream(dbm).mapToObj(
                p -> p < macroDbm ? Tier.PICO : Tier.MACRO).toList(), dbm);
    }
}
