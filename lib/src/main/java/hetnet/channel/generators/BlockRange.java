package hetnet.channel.generators;

import hetnet.io.CsvRow;
import hetnet.util.ScenarioException;
import java.nio.file.Path;

/**
 * The lowest and the highest RB of a file of gains, which tell how many RBs there are and whether they are counted from
 * 0.
 */
final class BlockRange {

    /** The highest index of an RB: a radio has at most 1000. */
    static final int MAX_RB = 999;

    private final Path file;
    private int lowest = Integer.MAX_VALUE;
    private int highest = -1;
    private int highestLine;

    BlockRange(Path file) {
        this.file = file;
    }

    void add(CsvRow row, int rb) {
        lowest = Math.min(lowest, rb);
        if (rb > highest) {
            highest = rb;
            highestLine = row.line();
        }
    }

    /** @throws ScenarioException when there was no RB, or none is 0 */
    int blocks() {
        if (highest < 0) {
            throw new ScenarioException(file, "there is no gain in it");
        }
        if (lowest == 1) {
            throw new ScenarioException(file, ("rb counts from 0, but the RBs of this file go from 1 to %d: "
                    + "it seems to count from 1, take 1 off").formatted(highest));
        }
        return highest + 1;
    }

    /** @throws ScenarioException as {@link #blocks}, and when the radio has another number of RBs */
    void require(int ofRadio) {
        int blocks = blocks();
        if (blocks != ofRadio) {
            throw new ScenarioException(file, highestLine,
                    ("the highest rb is %d, so there are %d RBs, but the radio has %d: "
                    + "set its number of RBs to %d").formatted(highest, blocks, ofRadio, blocks));
        }
    }
}
