package hetnet.mimo.radio;

/**
 * One precoder for each UE and RB, at the antennas of the BS that serves it: a UE that is not served on an RB has zeros
 * there, and so has an antenna that the BS does not have.
 *
 * @param users  U
 * @param blocks R
 * @param width  A, the antennas of the largest panel
 * @param re     real parts, amplitudes in the square root of a watt; flat [R, U, A]
 * @param im     imaginary parts
 */
public record Precoders(int users, int blocks, int width, double[] re, double[] im) {

    /** @throws IllegalArgumentException when the arrays are not of U x R x A numbers */
    public Precoders {
        int size = users * blocks * width;
        if (re.length != size || im.length != size) {
            throw new IllegalArgumentException("%d real and %d imaginary parts for %d UEs, %d RBs and %d antennas"
                    .formatted(re.length, im.length, users, blocks, width));
        }
    }

    /** Where the precoder of a UE on an RB begins. */
    public int index(int user, int block) {
        return (block * users + user) * width;
    }

    /** What is sent to a UE on an RB, watt. */
    public double powerWatt(int user, int block) {
        double sum = 0;
        for (int i = index(user, block); i < index(user, block) + width; i++) {
            sum += re[i] * re[i] + im[i] * im[i];
        }
        return sum;
    }

    /** What an antenna sends to a UE on all RBs, watt. */
    public double antennaWatt(int user, int antenna) {
        double sum = 0;
        for (int r = 0; r < blocks; r++) {
            int i = index(user, r) + antenna;
            sum += re[i] * re[i] + im[i] * im[i];
        }
        return sum;
    }
}
