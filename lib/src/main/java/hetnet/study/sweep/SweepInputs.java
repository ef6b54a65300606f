package hetnet.study.sweep;

import hetnet.io.Sha256;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * All that another machine needs to make rows of a study: its SPEC, and the bytes of every file that this names.
 *
 * @param spec  text of the SPEC
 * @param files weights, sites and scenario folders by the names that the SPEC gives them
 */
public record SweepInputs(String spec, TreeMap<String, byte[]> files) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The files by name, each with the first digits of its SHA-256. */
    public List<String> digests() {
        List<String> digests = new ArrayList<>();
        files.forEach((name, bytes) -> digests.add(name + " " + Sha256.fingerprint(bytes)));
        return digests;
    }
}
