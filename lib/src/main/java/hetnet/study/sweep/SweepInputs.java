package hetnet.study.sweep;

import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
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
        files.forEach((name, bytes) -> digests.add(name + " " + digest(bytes)));
        return digests;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
