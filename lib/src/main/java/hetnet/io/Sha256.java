package hetnet.io;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The checksum of the kit's files. */
final class Sha256 {

    /** Length of a checksum. */
    static final int BYTES = 32;

    private Sha256() {
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
