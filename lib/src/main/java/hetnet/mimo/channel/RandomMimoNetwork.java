package hetnet.mimo.channel;

import hetnet.channel.ChannelModel;
import hetnet.channel.Gains;
import hetnet.channel.LinkState;
import hetnet.network.Area;
import hetnet.network.RadioConfig;
import hetnet.network.SitePlacement;
import hetnet.network.Sites;
import hetnet.network.UniformDrop;
import hetnet.network.Users;
import hetnet.util.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Random networks of BSs with panels of random bearing: UEs uniform around the sites, dropped until each BS is the
 * strongest of K of them, UMa with 6 dB shadowing, clusters of {@link ClusteredChannel}.
 *
 * @param placement    of the sites
 * @param usersPerSite K
 * @param antennas     elements of the line of each BS, by its index
 * @param radio        of all
 */
public record RandomMimoNetwork(SitePlacement placement, int usersPerSite, IntFunction<Integer> antennas,
        RadioConfig radio) {

    private static final double MARGIN_M = 20;
    private static final int DROPPED_PER_USER = 60; // else the drop is made anew
    private static final int MOST_DROPS = 1000;

    /** @throws IllegalArgumentException when a value is out of its range */
    public RandomMimoNetwork {
        Require.given("placement", placement);
        Require.inRange("usersPerSite", usersPerSite, 1, 1000, "UEs");
        Require.given("antennas", antennas);
        Require.given("radio", radio);
    }

    /** All panels with as many elements as the radio says. */
    public static RandomMimoNetwork of(SitePlacement placement, int usersPerSite, RadioConfig radio) {
        return new RandomMimoNetwork(placement, usersPerSite, b -> radio.antennas(), radio);
    }

    /**
     * Draws one network; UE b K + k hears BS b best, by mean gain times budget.
     *
     * @throws IllegalStateException when, drop after drop, some BS is the strongest of hardly anybody
     */
    public MimoNetwork draw(RandomGenerator random) {
        return draw(b -> Panel.line(antennas.apply(b), 2 * Math.PI * random.nextDouble()), random);
    }

    /**
     * The same with panels of one's own.
     *
     * @param panels of each BS, by its index
     * @throws IllegalStateException as the other
     */
    public MimoNetwork draw(IntFunction<Panel> panels, RandomGenerator random) {
        for (int i = 0; i < MOST_DROPS; i++) {
            MimoNetwork network = attempt(placement.place(random), panels, random);
            if (network != null) {
                return network;
            }
        }
        throw new IllegalStateException("in %d drops some BS was never the strongest of %d UEs"
                .formatted(MOST_DROPS, usersPerSite));
    }

    /**
     * Draws one network of as many UEs, uniform around the sites: some BS may be the strongest of many of them, and
     * another one of nobody.
     */
    public MimoNetwork drawUniform(RandomGenerator random) {
        Sites sites = placement.place(random);
        return attempt(sites, sites.count() * usersPerSite,
                gains -> IntStream.range(0, gains.users()).toArray(),
                b -> Panel.line(antennas.apply(b), 2 * Math.PI * random.nextDouble()), random);
    }

    private MimoNetwork attempt(Sites sites, IntFunction<Panel> panelOf, RandomGenerator random) {
        return attempt(sites, DROPPED_PER_USER * sites.count() * usersPerSite,
                gains -> pick(gains, sites.budgetWatt(radio)), panelOf, random);
    }

    /** @return null where too few UEs are picked */
    private MimoNetwork attempt(Sites sites, int dropped, Function<Gains, int[]> pick, IntFunction<Panel> panelOf,
            RandomGenerator random) {
        Users all = UniformDrop.drop(Area.around(sites, MARGIN_M), dropped, 0, Users.USUAL_HEIGHT_M, 0, random);
        ChannelModel model = ChannelModel.builder().setRadio(radio).build();
        LinkState state = LinkState.draw(all.count(), sites.count(), random);
        Gains gains = model.at(sites, all, state, random).gains();
        int[] picked = pick.apply(gains);
        if (picked.length < sites.count() * usersPerSite) {
            return null;
        }
        Users users = all.rows(picked);
        boolean[] los = los(model, sites, users, rows(state, picked));
        List<Panel> panels = new ArrayList<>();
        for (int b = 0; b < sites.count(); b++) {
            panels.add(panelOf.apply(b));
        }
        Csi csi = ClusteredChannel.standard().draw(sites, users, gains.ofUsers(picked), los, panels, radio, random);
        return new MimoNetwork(sites, users, csi, radio);
    }

    /** The first K UEs of each BS, BS by BS. */
    private int[] pick(Gains gains, double[] budgetWatt) {
        int[] strongest = IntStream.range(0, gains.users()).map(u -> strongest(gains, budgetWatt, u)).toArray();
        return IntStream.range(0, gains.sites()).flatMap(b -> IntStream.range(0, strongest.length)
                .filter(u -> strongest[u] == b).limit(usersPerSite)).toArray();
    }

    private static int strongest(Gains gains, double[] budgetWatt, int user) {
        int best = 0;
        for (int b = 1; b < gains.sites(); b++) {
            best = gains.mean(user, b) * budgetWatt[b] > gains.mean(user, best) * budgetWatt[best] ? b : best;
        }
        return best;
    }

    private static LinkState rows(LinkState state, int[] picked) {
        int sites = state.sites();
        double[] los = new double[picked.length * sites];
        double[] shadow = new double[los.length];
        Arrays.setAll(los, i -> state.los()[picked[i / sites] * sites + i % sites]);
        Arrays.setAll(shadow, i -> state.shadow()[picked[i / sites] * sites + i % sites]);
        return new LinkState(sites, los, shadow);
    }

    private static boolean[] los(ChannelModel model, Sites sites, Users users, LinkState state) {
        double[] line = model.lineOfSight(sites, users, state).data().asDouble();
        boolean[] los = new boolean[line.length];
        for (int i = 0; i < los.length; i++) {
            los[i] = line[i] > 0;
        }
        return los;
    }
}
