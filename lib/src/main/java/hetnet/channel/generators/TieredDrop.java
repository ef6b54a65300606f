package hetnet.channel.generators;

import hetnet.network.Area;
import hetnet.network.Layouts;
import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.network.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/** Places the BSs and UEs of one {@link TieredNetwork}: a place that is too near to another is drawn again. */
final class TieredDrop {

    /** Radius of the disc around a smaller cell that its UEs stand in, metres; usual (TR 36.814, configuration 4b). */
    private static final double USER_RADIUS_M = 40;
    /** Radius of a hot spot, and the least distance of its centre to a macro, metres; usual (TR 36.872, clusters). */
    private static final double SPOT_RADIUS_M = 50;
    private static final double SPOT_TO_MACRO_M = 105;
    private static final int ATTEMPTS = 20_000;

    private final Map<Tier, TierSettings> settings;
    private final int macros;
    private final double spacingM;
    private final RandomGenerator random;
    private final List<double[]> positionM = new ArrayList<>(); // of BSs
    private final List<Tier> tiers = new ArrayList<>();
    private Area area;

    TieredDrop(Map<Tier, TierSettings> settings, int macros, double spacingM, RandomGenerator random) {
        this.settings = settings;
        this.macros = macros;
        this.spacingM = spacingM;
        this.random = random;
    }

    void placeMacros(NetworkSetting.Placement placement) {
        double heightM = settings.get(Tier.MACRO).heightM();
        Sites placed = switch (placement) {
            case HEXAGONAL -> Layouts.hexagonal(macros, spacingM, heightM);
            case RANDOM -> Layouts.random(macros, spacingM * Math.sqrt(macros), spacingM / 2, heightM, random);
        };
        for (double[] at : placed.positionM()) {
            add(Tier.MACRO, at);
        }
        area = Area.around(placed, spacingM / 2);
    }

    /** @param hotSpots whether they stand in one hot spot for each macro */
    void placeSmallCells(boolean hotSpots) {
        List<double[]> spots = hotSpots ? spots() : List.of();
        double share = hotSpots ? 0.5 : 1;
        for (Tier tier : Tier.values()) {
            TierSettings own = settings.get(tier);
            for (int i = 0; tier != Tier.MACRO && i < macros * own.perMacro(); i++) {
                double[] spot = hotSpots ? spots.get(i % macros) : null;
                double[] at = drawn(tier + "s", () -> hotSpots ? disc(spot, SPOT_RADIUS_M) : area.uniform(random),
                        p -> isFree(p, b -> b == Tier.MACRO ? own.macroM()
                                : share * Math.max(own.apartM(), settings.get(b).apartM())));
                add(tier, new double[] {at[0], at[1], own.heightM()});
            }
        }
    }

    /** Centres of hot spots, which do not overlap; shape [macros, 2]. */
    private List<double[]> spots() {
        List<double[]> spots = new ArrayList<>();
        for (int i = 0; i < macros; i++) {
            spots.add(drawn("hot spots", () -> area.uniform(random), p -> isFree(p, tier -> SPOT_TO_MACRO_M)
                    && spots.stream().allMatch(s -> distance(s, p) >= 2 * SPOT_RADIUS_M)));
        }
        return spots;
    }

    Sites sites() {
        int[] counts = new int[Tier.values().length];
        List<String> ids = tiers.stream().map(tier -> tier.toString() + ++counts[tier.ordinal()]).toList();
        double[] budgetDbm = tiers.stream().mapToDouble(tier -> settings.get(tier).budgetDbm()).toArray();
        return new Sites(ids, positionM.toArray(double[][]::new), tiers, budgetDbm);
    }

    /**
     * @param count     U
     * @param clustered chance of a UE to stand around a smaller cell, where there is one
     */
    Users users(int count, double clustered) {
        double[][] users = new double[count][];
        for (int u = 0; u < count; u++) {
            boolean near = random.nextDouble() < clustered && positionM.size() > macros;
            double[] cell = near ? positionM.get(macros + random.nextInt(positionM.size() - macros)) : null;
            double[] at = drawn("UEs", () -> near ? disc(cell, USER_RADIUS_M) : area.uniform(random),
                    p -> isFree(p, tier -> settings.get(tier).userM()));
            users[u] = new double[] {at[0], at[1], Users.USUAL_HEIGHT_M};
        }
        return Users.still(IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList(), users);
    }

    private void add(Tier tier, double[] at) {
        positionM.add(at);
        tiers.add(tier);
    }

    private double[] drawn(String kind, Supplier<double[]> draw, Predicate<double[]> isGood) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double[] at = draw.get();
            if (area.contains(at[0], at[1]) && isGood.test(at)) {
                return at;
            }
        }
        throw new IllegalArgumentException(("%s do not fit into %.0f m x %.0f m with the least distances of their "
                + "tier: place fewer, or macros farther apart").formatted(kind, area.widthM(), area.heightM()));
    }

    private double[] disc(double[] centre, double radiusM) {
        double r = radiusM * Math.sqrt(random.nextDouble());
        double angle = 2 * Math.PI * random.nextDouble();
        return new double[] {centre[0] + r * StrictMath.cos(angle), centre[1] + r * StrictMath.sin(angle)};
    }

    /** Whether every BS is as far as the rule asks for its tier. */
    private boolean isFree(double[] at, LeastDistance rule) {
        for (int b = 0; b < tiers.size(); b++) {
            if (distance(positionM.get(b), at) < rule.of(tiers.get(b))) {
                return false;
            }
        }
        return true;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
    }

    /** Of a place to the BSs of a tier, metres. */
    @FunctionalInterface
    private interface LeastDistance {
        double of(Tier tier);
    }
}
