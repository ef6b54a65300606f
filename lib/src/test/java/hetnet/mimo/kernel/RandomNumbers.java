package hetnet.mimo.kernel;

import org.apache.commons.math3.random.RandomGenerator;

/** Numbers that kernels are tried on. */
final class RandomNumbers {

    private RandomNumbers() {
    }

    /** Normal ones. */
    static float[] floats(int count, RandomGenerator random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
