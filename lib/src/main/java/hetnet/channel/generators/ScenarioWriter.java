package hetnet.channel.generators;

import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.io.CsvOutput;
import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.network.Users;
import hetnet.util.Decibels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes a network as a {@link ScenarioFolder} reads it. Losses and gains are those decimal numbers that give the very
 * gains of the network again, where there are such numbers (see {@link Decibels}).
 */
public final class ScenarioWriter {

    private ScenarioWriter() {
    }

    /**
     * The files of a folder, each with what writes it.
     *
     * @param snapshot the network; ids must hold no comma, quote or control character
     * @param los      whether links have line of sight, flat [U * B]; empty where nobody knows
     */
    public static Map<String, Consumer<Path>> files(Snapshot snapshot, boolean[] los) {
        Map<String, Consumer<Path>> files = new LinkedHashMap<>();
        files.put("sites.csv", file -> CsvOutput.write(file, out -> sites(snapshot.sites(), out)));
        files.put("users.csv", file -> CsvOutput.write(file, out -> users(snapshot.users(), out)));
        files.put("pathloss.csv", file -> CsvOutput.write(file, out -> pathLoss(snapshot, los, out)));
        if (snapshot.channel().gains().isFading()) {
            files.put("rb_gain.csv.gz", file -> CsvOutput.write(file, out -> gains(snapshot, out)));
        }
        return files;
    }

    private static void sites(Sites sites, CsvOutput out) {
        boolean tiers = sites.tiers().stream().anyMatch(tier -> tier != Tier.MACRO);
        boolean budgets = Arrays.stream(sites.budgetDbm()).anyMatch(dbm -> !Double.isNaN(dbm));
        out.row(columns(tiers, "tier", budgets, "budget_dbm", "bs", "x_m", "y_m", "z_m"));
        for (int b = 0; b < sites.count(); b++) {
            double[] p = sites.positionM()[b];
            double dbm = sites.budgetDbm()[b];
            out.row(columns(tiers, sites.tiers().get(b), budgets, Double.isNaN(dbm) ? "" : dbm, sites.ids().get(b),
                    p[0], p[1], p[2]));
        }
    }

    /** Values of which the optional ones stand behind the others, where they are wanted. */
    private static Object[] columns(boolean tiers, Object tier, boolean budgets, Object budget, Object... always) {
        return Stream.of(Stream.of(always), Stream.of(tier).filter(x -> tiers), Stream.of(budget).filter(x -> budgets))
                .flatMap(values -> values).toArray();
    }

    private static void users(Users users, CsvOutput out) {
        out.row("ue", "x_m", "y_m", "z_m");
        for (int u = 0; u < users.count(); u++) {
            double[] p = users.positionM()[u];
            out.row(users.ids().get(u), p[0], p[1], p[2]);
        }
    }

    private static void pathLoss(Snapshot snapshot, boolean[] los, CsvOutput out) {
        List<String> users = snapshot.users().ids();
        List<String> sites = snapshot.sites().ids();
        double[] lossDb = snapshot.channel().flatPathLossDb();
        boolean known = los.length > 0;
        out.row(known ? new Object[] {"ue", "bs", "pathloss_db", "los"} : new Object[] {"ue", "bs", "pathloss_db"});
        for (int link = 0; link < lossDb.length; link++) {
            String ue = users.get(link / sites.size());
            String bs = sites.get(link % sites.size());
            Object loss = Double.isInfinite(lossDb[link]) ? "" : lossDb[link];
            out.row(known ? new Object[] {ue, bs, loss, los[link] ? 1 : 0} : new Object[] {ue, bs, loss});
        }
    }

    private static void gains(Snapshot snapshot, CsvOutput out) {
        List<String> users = snapshot.users().ids();
        List<String> sites = snapshot.sites().ids();
        Gains gains = snapshot.channel().gains();
        out.row("ue", "bs", "rb", "gain_db");
        for (int u = 0; u < users.size(); u++) {
            for (int b = 0; b < sites.size(); b++) {
                for (int r = 0; r < gains.blocks() && gains.hasPath(u, b); r++) {
                    double gain = gains.at(u, b, r);
                    out.row(users.get(u), sites.get(b), r, gain == 0 ? "-inf" : -Decibels.loss(gain));
                }
            }
        }
    }
}
