package hetnet.channel.generators;

import java.nio.file.Path;
import java.util.List;

/** Kinds of folders that went wrong once, each with those that told of it; tests try as many again of each. */
enum CaseKind {
    HASH_IDS("ids that begin with #", "ids-hash", "ids-hash-mixed"),
    ZEROS_AND_FLAGS("ids with zeros; yes and no", "ids-zeros-los", "los-True", "los-float"),
    NO_PATH("words for no path", "word-inf", "word-nan", "rb-inf"),
    BLOCKS_FROM_ONE("RBs counted from 1", "rb-from-1"),
    SPREADSHEETS("what spreadsheets write", "excel-de"),
    DEGREES("degrees", "latlon"),
    TINY_GAINS("gains of -400 dB", "tiny"),
    ROW_ORDER("orders of rows", "good-shuffled");

    /** Where they are. */
    static final Path FOLDER = Path.of("lib", "src", "test", "resources", "cases");

    private final String words;
    private final List<String> given;

    CaseKind(String words, String... given) {
        this.words = words;
        this.given = List.of(given);
    }

    /** The folders that told of it. */
    List<String> given() {
        return given;
    }

    /** For people. */
    @Override
    public String toString() {
        return words;
    }
}
