package hetnet.channel.generators;

import hetnet.channel.Gains;
import hetnet.channel.Snapshot;
import hetnet.io.AtomicFile;
import hetnet.network.Sites;
import hetnet.network.Tier;
import hetnet.network.Users;
import hetnet.util.Decibels;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

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
        files.put("sites.csv", file -> write(file, sites(snapshot.sites())));
        files.put("users.csv", file -> write(file, users(snapshot.users())));
        files.put("pathloss.csv", file -> stream(file, false, out -> pathLoss(snapshot, los, out)));
        if (snapshot.channel().gains().isFading()) {
            files.put("rb_gain.csv.gz", file -> stream(file, true, out -> gains(snapshot, out)));
        }
        return files;
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sites(Sites sites) {
        boolean tiers = sites.tiers().stream().anyMatch(tier -> tier != Tier.MACRO);
        boolean budgets = Arrays.stream(sites.budgetDbm()).anyMatch(dbm -> !Double.isNaN(dbm));
        StringBuilder text = new StringBuilder("bs,x_m,y_m,z_m" + (tiers ? ",tier" : "")
                + (budgets ? ",budget_dbm" : "") + "\n");
        for (int b = 0; b < sites.count(); b++) {
            text.append(row(sites.ids().get(b), sites.positionM()[b]));
            text.append(tiers ? "," + sites.tiers().get(b).toString().toLowerCase(Locale.ROOT) : "");
            double dbm = sites.budgetDbm()[b];
            text.append(!budgets ? "" : "," + (Double.isNaN(dbm) ? "" : Double.toString(dbm))).append('\n');
        }
        return text.toString();
    }

    private static String users(Users users) {
        StringBuilder text = new StringBuilder("ue,x_m,y_m,z_m\n");
        for (int u = 0; u < users.count(); u++) {
            text.append(row(users.ids().get(u), users.positionM()[u])).append('\n');
        }
        return text.toString();
    }

    private static String row(String id, double[] p) {
        return id + "," + p[0] + "," + p[1] + "," + p[2];
    }

    /** Writes the rows of a file. */
    @FunctionalInterface
    private interface Rows {
        void to(Writer out) throws IOException;
    }

    private static void stream(Path file, boolean packed, Rows rows) {
        try (OutputStream raw = Files.newOutputStream(file);
                Writer out = new BufferedWriter(new OutputStreamWriter(packed ? new GZIPOutputStream(raw) : raw,
                        StandardCharsets.UTF_8))) {
            rows.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pathLoss(Snapshot snapshot, boolean[] los, Writer out) throws IOException {
        List<String> users = snapshot.users().ids();
        List<String> sites = snapshot.sites().ids();
        double[] lossDb = snapshot.channel().flatPathLossDb();
        out.write("ue,bs,pathloss_db" + (los.length > 0 ? ",los\n" : "\n"));
        for (int link = 0; link < lossDb.length; link++) {
            out.write(users.get(link / sites.size()) + "," + sites.get(link % sites.size()) + ","
                    + (Double.isInfinite(lossDb[link]) ? "" : Double.toString(lossDb[link])));
            out.write(los.length > 0 ? (los[link] ? ",1\n" : ",0\n") : "\n");
        }
    }

    private static void gains(Snapshot snapshot, Writer out) throws IOException {
        List<String> users = snapshot.users().ids();
        List<String> sites = snapshot.sites().ids();
        Gains gains = snapshot.channel().gains();
        out.write("ue,bs,rb,gain_db\n");
        for (int u = 0; u < users.size(); u++) {
            for (int b = 0; b < sites.size(); b++) {
                for (int r = 0; r < gains.blocks() && gains.hasPath(u, b); r++) {
                    double gain = gains.at(u, b, r);
                    out.write(users.get(u) + "," + sites.get(b) + "," + r + ","
                            + (gain == 0 ? "-inf" : Double.toString(-Decibels.loss(gain))) + "\n");
                }
            }
        }
    }
}
