package hetnet.cli;

import hetnet.util.Seeds;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiPredicate;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.math3.random.RandomGenerator;

/** Small scenario folders: sites 100 m apart on a line, UEs around them, path loss falling with distance. */
public record TestFolder(int users, int sites, int blocks, boolean fading, BiPredicate<Integer, Integer> hasPath) {

    public static TestFolder flat(int users, int sites) {
        return new TestFolder(users, sites, 0, false, (u, b) -> true);
    }

    public TestFolder withPaths(BiPredicate<Integer, Integer> linked) {
        return new TestFolder(users, sites, blocks, fading, linked);
    }

    public TestFolder withFading(int numberOfBlocks) {
        return new TestFolder(users, sites, numberOfBlocks, true, hasPath);
    }

    /** @return the folder */
    public Path write(Path folder) {
        RandomGenerator random = Seeds.stream(7, "folder");
        StringBuilder siteRows = new StringBuilder("bs,x_m,y_m,z_m\n");
        StringBuilder userRows = new StringBuilder("# made for a test\nue,x_m,y_m,z_m\n");
        StringBuilder losses = new StringBuilder("ue,bs,pathloss_db\n");
        StringBuilder gains = new StringBuilder("ue,bs,rb,gain_db\n");
        for (int b = 0; b < sites; b++) {
            siteRows.append("BS %d,%d,0,25\n".formatted(b, 100 * b));
        }
        for (int u = 0; u < users; u++) {
            double x = 100 * sites * random.nextDouble();
            userRows.append("ue-%d,%s,30,1.5\n".formatted(u, x));
            for (int b = 0; b < sites; b++) {
                double loss = 40 + 30 * Math.log10(Math.hypot(x - 100 * b, 38));
                boolean path = hasPath.test(u, b);
                losses.append("ue-%d,BS %d,%s\n".formatted(u, b, path ? Double.toString(loss) : ""));
                for (int r = 0; fading && path && r < blocks; r++) {
                    gains.append("ue-%d,BS %d,%d,%s\n".formatted(u, b, r, -loss + 3 * random.nextGaussian()));
                }
            }
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("sites.csv"), siteRows);
            Files.writeString(folder.resolve("users.csv"), userRows);
            Files.writeString(folder.resolve("pathloss.csv"), losses);
            if (fading) {
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("rb_gain.csv.gz")))) {
                    out.write(gains.toString().getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
