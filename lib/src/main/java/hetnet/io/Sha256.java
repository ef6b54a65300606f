package hetnet.io;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum of the kit's files, and of whatever else must not be mistaken for another. */
public final class Sha256 {

    /** Length of a checksum. */
    static final int BYTES = 32;

    private Sha256() {
    }

    /** The checksum of all bytes. */
    public static byte[] of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    /** The first 16 hexadecimal digits of the checksum. */
    public static String fingerprint(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes), 0, 8);
    }

    /** The checksum of the first bytes. */
    static byte[] of(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
