package hetnet.channel.generators;

import hetnet.channel.Snapshot;
import hetnet.io.Folders;
import hetnet.network.RadioConfig;
import hetnet.network.Sites;
import hetnet.util.ScenarioException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a notebook works on: a drop on the paper's sites, or a scenario folder of one's own.
 *
 * @param name     for people: the folder as it was given, or "the paper's layout"
 * @param isOwn    whether it is a scenario folder
 * @param radio    of all BSs
 * @param snapshot sites, UEs and gains
 * @param notes    of {@link ScenarioFolder#notes}
 */
public record Scene(String name, boolean isOwn, RadioConfig radio, Snapshot snapshot, List<String> notes) {

    private static final String PAPER = "the paper's layout";

    /**
     * @param folder scenario folder, see {@link ScenarioFolder}; a relative path starts at the project's folder; empty
     *               for the paper's layout
     * @param drawn  how the UEs and the channel of the paper's layout are drawn; without effect on a folder
     * @param radio  as asked for; where the folder has gains per RB, they decide the number of RBs
     * @throws ScenarioException naming file, line and reason when the folder cannot be used
     */
    public static Scene of(String folder, ScenarioConfig drawn, RadioConfig radio) {
        if (folder.isBlank()) {
            return new Scene(PAPER, false, radio, drawn.snapshot(paperSites(), radio), List.of());
        }
        Path place = Folders.here().home().resolve(folder);
        RadioConfig own = radio.withBlocks(ScenarioFolder.blocks(place).orElse(radio.blocks()));
        ScenarioFolder read = ScenarioFolder.open(place, own);
        return new Scene(folder, true, own, read.snapshot(), read.notes());
    }

    /** The five sites of the paper's layout, in our reading. */
    public static Sites paperSites() {
        return PaperLayout.sites(Folders.here().data());
    }

    /** Its base stations. */
    public Sites sites() {
        return snapshot.sites();
    }

    /** Name, number of BSs, UEs and RBs, and what kind of gains; each note on a line of its own. */
    public String describe() {
        int users = snapshot.users().count();
        int outside = users - snapshot.coverage();
        String facts = "%s: %d %s, %d %s%s, %d %s, gains %s".formatted(name, sites().count(), plural("BS",
                sites().count()),
                users, plural("UE", users), outside == 0 ? "" : " (%d out of coverage)".formatted(outside),
                radio.blocks(), plural("RB", radio.blocks()), snapshot.channel().gains().isFading() ? "per RB"
                : "equal on all RBs");
        return notes.stream().map(note -> "\nnote: " + note).collect(Collectors.joining("", facts, ""));
    }

    private static String plural(String noun, int count) {
        return count == 1 ? noun : noun + "s";
    }
}
