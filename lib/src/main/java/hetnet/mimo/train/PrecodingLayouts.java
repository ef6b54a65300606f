package hetnet.mimo.train;

import hetnet.mimo.channel.AntennaBudgets;
import hetnet.mimo.channel.Csi;
import hetnet.mimo.channel.MimoNetwork;
import hetnet.mimo.channel.RandomMimoNetwork;
import hetnet.mimo.kernel.StreamChannel;
import hetnet.mimo.model.engine.PrecodingMode;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.radio.PowerConstraint;
import hetnet.network.Layouts;
import hetnet.network.RadioConfig;
import hetnet.network.SitePlacement;
import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.radio.AlphaFair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The random networks of one step of a training: 3 to 7 sites of 4 to 8 UEs, two or four RBs. In a mixed step cells and
 * panels differ: UEs are spread evenly, but served by the BS that they hear best, small cells have half of the
 * antennas, and here and there a UE is at its second best BS.
 *
 * @param problems proportional fair, of as many RBs and BSs
 * @param mode     how the network is to decide on them
 */
record PrecodingLayouts(List<MimoProblem> problems, PrecodingMode mode) {

    private static final double WEAKEST_DBM = 16;
    private static final double FEW_BLOCKS_SHARE = 0.7;
    private static final double SPACING = 0.25;
    private static final double SMALL_CELL_DB = 16; // below a macro
    private static final double MIXED_TIER_SHARE = 0.7; // of the layouts of a mixed step
    private static final double MOVED_SHARE = 0.03;     // of the UEs in a mixed step
    private static final int LARGEST_CELL = 14;

    static PrecodingLayouts draw(PrecodingSettings settings, RandomGenerator random) {
        double kind = random.nextDouble();
        PrecodingMode mode = kind < settings.sumShare() ? PrecodingMode.PER_BS
                : kind < settings.sumShare() + settings.tiedShare() ? PrecodingMode.PER_ANTENNA_TIED
                : PrecodingMode.PER_ANTENNA;
        // what is denied to the network changes nothing of what is drawn
        int sites = 3 + random.nextInt(5);
        int users = 4 + random.nextInt(5);
        int blocks = random.nextDouble() < FEW_BLOCKS_SHARE ? 2 : 4;
        int antennas = random.nextDouble() < settings.smallShare() ? 4 : 8;
        boolean uneven = mode.perAntenna() && random.nextDouble() < settings.unevenShare();
        boolean mixed = random.nextDouble() < settings.mixedShare();
        int count = Math.max(2, Math.round((float) settings.streams() / (sites * users * blocks)));
        RadioConfig radio = RadioConfig.paper().withBlocks(blocks).withAntennas(antennas);
        List<MimoProblem> problems = new ArrayList<>();
        while (problems.size() < count) {
            MimoProblem problem = problem(settings, radio, sites, users, mixed, random);
            if (mixed && !fits(problem.channel())) {
                continue;
            }
            Csi csi = uneven ? problem.csi().withAntennaBudgets(AntennaBudgets.uneven(problem.csi().antennas(), random))
                    : problem.csi(); // who serves whom stays, whatever the antennas' budgets
            problems.add(problem.with(csi)
                    .with(mode.perAntenna() ? PowerConstraint.PER_ANTENNA : PowerConstraint.PER_BS));
        }
        return new PrecodingLayouts(problems, mode.restricted(settings.restriction()));
    }

    private static boolean fits(StreamChannel channel) {
        return IntStream.range(0, channel.sites()).map(b -> channel.ofSite(b).length)
                .allMatch(cell -> cell > 0 && cell <= LARGEST_CELL);
    }

    private static MimoProblem problem(PrecodingSettings settings, RadioConfig full, int sites, int users,
            boolean mixed, RandomGenerator random) {
        double side = settings.smallestSideM()
                * Math.pow(settings.largestSideM() / settings.smallestSideM(), random.nextDouble());
        double dbm = random.nextDouble() < settings.weakShare()
                ? WEAKEST_DBM + (full.budgetDbm() - WEAKEST_DBM) * random.nextDouble() : full.budgetDbm();
        boolean tiers = random.nextDouble() < (mixed ? MIXED_TIER_SHARE : settings.tierShare());
        boolean[] small = new boolean[sites];
        for (int b = 1; b < sites && tiers; b++) {
            small[b] = random.nextBoolean();
        }
        RadioConfig radio = full.withBudgetDbm(dbm);
        SitePlacement placement = r -> withTiers(Layouts.scattered(sites, side, SPACING, r), small, dbm, !mixed);
        MimoNetwork drawn = new RandomMimoNetwork(placement, users,
                b -> mixed && small[b] ? full.antennas() / 2 : full.antennas(), radio).draw(random);
        MimoProblem problem = MimoProblem.of(new MimoNetwork(withTiers(drawn.sites(), small, dbm, true),
                drawn.users(), drawn.csi(), radio), new AlphaFair(1));
        int[] serving = problem.association();
        for (int u = 0; u < serving.length; u++) {
            serving[u] = !mixed ? u / users // as drawn
                    : random.nextDouble() < MOVED_SHARE ? secondBest(problem, u) : serving[u];
        }
        return problem.withAssociation(serving);
    }

    /** @param weaker whether small cells have less power, or all BSs as much */
    private static Sites withTiers(Sites sites, boolean[] small, double macroDbm, boolean weaker) {
        double[] dbm = new double[sites.count()];
        Arrays.setAll(dbm, b -> weaker && small[b] ? macroDbm - SMALL_CELL_DB : macroDbm);
        return new Sites(sites.ids(), sites.positionM(), IntStream.range(0, dbm.length)
                .mapToObj(b -> small[b] ? Tier.PICO : Tier.MACRO).toList(), dbm);
    }

    private static int secondBest(MimoProblem problem, int user) {
        double[] budget = problem.budgetWatt();
        return IntStream.range(0, budget.length).filter(b -> b != problem.association()[user]).boxed()
                .max(Comparator.comparingDouble(b -> budget[b] * problem.csi().gain(user, b))).orElseThrow();
    }
}
