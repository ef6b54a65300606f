package hetnet.mimo.channel;

import hetnet.channel.generators.ScenarioFolder;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.network.Users;
import hetnet.util.ScenarioException;
import java.nio.file.Path;

/**
 * A network whose BSs have antenna panels.
 *
 * @param sites B base stations
 * @param users U UEs
 * @param csi   what is between them
 * @param radio carrier, band, RBs and noise
 */
public record MimoNetwork(Sites sites, Users users, Csi csi, RadioConfig radio) {

    /** @throws IllegalArgumentException when the channel is not that of the UEs, BSs and RBs */
    public MimoNetwork {
        if (csi.users() != users.count() || csi.sites() != sites.count() || csi.blocks() != radio.blocks()) {
            throw new IllegalArgumentException("a channel of %d UEs, %d BSs and %d RBs for %d UEs, %d BSs and %d RBs"
                    .formatted(csi.users(), csi.sites(), csi.blocks(), users.count(), sites.count(), radio.blocks()));
        }
    }

    /**
     * A scenario folder with {@code csi.csv.gz} beside the files that {@link ScenarioFolder} names.
     *
     * @param radio its number of RBs gives way to that of the file; its band is the one that all RBs share
     * @throws ScenarioException naming file, line and reason when anything is missing or wrong
     */
    public static MimoNetwork read(Path folder, RadioConfig radio) {
        int blocks = ScenarioFolder.blocks(folder).orElse(radio.blocks()); // where there is an rb_gain.csv.gz too
        var flat = ScenarioFolder.open(folder, radio.withBlocks(blocks)).snapshot();
        Csi csi = CsiFile.read(folder.resolve(CsiFile.NAME), flat.sites(), flat.users());
        return new MimoNetwork(flat.sites(), flat.users(), csi, radio.withBlocks(csi.blocks()));
    }

    /** Some of the UEs alone. @param some their rows, in the order that they are to have */
    public MimoNetwork ofUsers(int[] some) {
        return new MimoNetwork(sites, users.rows(some), csi.ofUsers(some), radio);
    }
}
