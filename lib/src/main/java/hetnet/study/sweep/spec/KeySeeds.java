package hetnet.study.sweep.spec;

import hetnet.io.Sha256;
import hetnet.util.Seeds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Random numbers of a key: of the study's name and seed and of parts of the key, through SHA-256, so that a million
 * streams are a million streams.
 *
 * @param study name of the study
 * @param seed  of the study
 */
public record KeySeeds(String study, long seed) {

    /** The seed of some parts of a key. */
    public long of(Object... parts) {
        StringBuilder text = new StringBuilder(study).append('\n').append(seed);
        for (Object part : parts) {
            text.append('\n').append(part);
        }
        return ByteBuffer.wrap(Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8))).getLong();
    }

    /** The stream of some parts of a key. */
    public RandomGenerator stream(Object... parts) {
        return Seeds.stream(of(parts), "sweep");
    }
}
