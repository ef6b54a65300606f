package hetnet.channel.generators;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A small sound scenario folder of three UEs, two BSs and two RBs, for tests to change. UE x-3 has no path. */
final class ScenarioFiles {

    static final String SITES = "bs,x_m,y_m,z_m\nA,0,0,25\nB-1,100,0,25\n";
    static final String USERS = "ue,x_m,y_m,z_m\n1,10,0,1.5\n2,50,5,1.5\nx-3,90,0,1.5\n";
    static final String PATHLOSS = "ue,bs,pathloss_db\n1,A,80\n1,B-1,100.5\n2,A,90\n2,B-1,\nx-3,A,\nx-3,B-1,\n";
    static final String RB_GAIN = "ue,bs,rb,gain_db\n1,A,0,-81\n1,A,1,-79\n1,B-1,0,-100\n1,B-1,1,-101\n"
            + "2,A,0,-90\n2,A,1,-90.5\n"
            + "2,B-1,0,\n2,B-1,1,\n";

    private ScenarioFiles() {
    }

    /** What stands in a file. */
    static String sound(String file) {
        return switch (file) {
            case "sites.csv" -> SITES;
            case "users.csv" -> USERS;
            case "pathloss.csv" -> PATHLOSS;
            default -> RB_GAIN;
        };
    }

    static void write(Path dir) throws IOException {
        put(dir, "sites.csv", SITES);
        put(dir, "users.csv", USERS);
        put(dir, "pathloss.csv", PATHLOSS);
        put(dir, "rb_gain.csv.gz", RB_GAIN);
    }

    /** Writes a file, packed when its name ends with .gz. */
    static void put(Path dir, String name, String content) throws IOException {
        if (!name.endsWith(".gz")) {
            Files.writeString(dir.resolve(name), content);
            return;
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(dir.resolve(name)))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
