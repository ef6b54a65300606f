package hetnet.study.objective;

import hetnet.radio.AlphaFair;
import hetnet.radio.Objective;
import hetnet.radio.objective.BitPerJoule;
import hetnet.radio.objective.Demand;
import hetnet.radio.objective.EnergyAware;
import hetnet.radio.objective.MaxMin;
import hetnet.radio.objective.MinimumRate;
import hetnet.radio.objective.PricedRates;
import hetnet.radio.objective.SupplyPower;
import hetnet.report.Tables;
import hetnet.solver.Baseline;
import hetnet.solver.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What is asked for on one network.
 *
 * @param name      in tables
 * @param objective for this network
 */
record Wish(String name, Objective objective) {

    static final String FAIRNESS = "fairness";
    static final String MIN_RATE = "minimum rate";
    static final String DEMAND = "demand";
    static final String WEIGHTS = "weights";
    static final String MAX_MIN = "smallest rate";
    static final String BIT_PER_JOULE = "bit per joule";

    /** Of a watt, in nat of one UE: the sum over UEs has the price times their number. */
    static final List<Double> PRICES = List.of(3e-4, 1e-3, 3e-3, 1e-2);

    /** Every third UE counts so many times. */
    private static final double PRIORITY = 4;
    private static final int THIRD = 3;
    /** bit/J that all UEs without any rate cost: far more than any network carries. */
    private static final double MISSING_RATE = 1e9;

    /** Rates that the wishes of a network are about. @param minRateBps R_min @param demandBps of each UE; bit/s */
    record Rates(double minRateBps, double demandBps) {

        /** Shares of the median rate of the baseline. */
        static Rates of(Problem problem, ObjectivesConfig config) {
            double median = new Median().evaluate(Baseline.rates(problem));
            return new Rates(config.minRateShare() * median, config.demandShare() * median);
        }
    }

    /** Name of a price of energy. */
    static String energy(double price) {
        return "energy, %s nat a watt and UE".formatted(Tables.number(price));
    }

    /** Every wish, in the order of the tables. @param fair the network, asked for proportional fairness */
    static List<Wish> all(Problem fair, Rates rates) {
        AlphaFair logarithm = new AlphaFair(1);
        SupplyPower supply = new SupplyPower(fair.tiers());
        int users = fair.covered().length;
        List<Wish> all = new ArrayList<>(List.of(
                new Wish(FAIRNESS, logarithm),
                new Wish(MIN_RATE, new MinimumRate(rates.minRateBps())),
                new Wish(DEMAND, new Demand(logarithm, rates.demandBps())),
                new Wish(WEIGHTS, new PricedRates(logarithm, IntStream.range(0, users)
                        .mapToDouble(u -> u % THIRD == 0 ? PRIORITY - 1 : 0).toArray())),
                new Wish(MAX_MIN, new MaxMin())));
        PRICES.forEach(price -> all.add(new Wish(energy(price), new EnergyAware(logarithm, price * users, supply))));
        all.add(new Wish(BIT_PER_JOULE, new BitPerJoule(supply, rates.minRateBps(), MISSING_RATE)));
        return all;
    }
}
