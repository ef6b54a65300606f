package hetnet.mimo.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hetnet.mimo.kernel.StreamLinks;
import hetnet.mimo.radio.MimoProblem;
import hetnet.mimo.solver.TinyMimo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeamBidsTest {

    /** BS 0 serves UE 0, BS 1 the other; noise is one, and the precoder of UE 1 makes an interference of 0.5 there. */
    private static final double[][][][] H = {{{{2, 1}, {-1, 0.5}}, {{0.5, 0}, {0, 0.5}}},
        {{{1, 0}, {0.5, 1}}, {{3, 0}, {0, 1}}}};

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2})
    void aBidIsTheBestOfAFineGridWithTheGainOfShermanAndMorrison(double alpha) {
        MimoProblem problem = TinyMimo.cell(H, new double[] {1, 1}, 1, 0, 1);
        StreamLinks links = new StreamLinks(problem.channel());
        links.update(new double[] {0, 0, 1, 1}, new double[] {0, 0, 0, 0});
        double rest = 1 + 0.25 + 0.25; // |0.5 + 0.5 j|^2
        assertEquals(rest, links.rest()[0], 1e-12);
        double lambda = 0.7; // of UE 1
        double[] mu = {1.3, 0.4};
        double[][] bids = new BeamBids(problem.channel(), alpha).of(new double[] {Math.log(0.2), Math.log(lambda)},
                new double[] {Math.log(mu[0]), Math.log(mu[1])}, new double[4], links);
        for (int b = 0; b < 2; b++) {
            double own = square(0, b);
            double other = square(1, b);
            double re = 0;
            double im = 0;
            for (int a = 0; a < 2; a++) { // g_1^H g_0 = conj of h_1^H h_0
                re += H[1][b][a][0] * H[0][b][a][0] + H[1][b][a][1] * H[0][b][a][1];
                im += H[1][b][a][0] * H[0][b][a][1] - H[1][b][a][1] * H[0][b][a][0];
            }
            double gain = (own - lambda * (re * re + im * im) / (mu[b] + lambda * other)) / mu[b];
            double best = Double.NEGATIVE_INFINITY;
            for (double sinr = 1e-3; sinr < 100; sinr *= 1.0005) {
                double rate = Math.log1p(sinr);
                double worth = alpha == 1 ? Math.log(rate) : Math.pow(rate, 1 - alpha) / (1 - alpha);
                best = Math.max(best, worth - sinr * rest / gain);
            }
            assertEquals(best, bids[0][b], 1e-4, "BS " + b);
        }
    }

    private static double square(int user, int site) {
        double sum = 0;
        for (double[] h : H[user][site]) {
            sum += h[0] * h[0] + h[1] * h[1];
        }
        return sum;
    }
}
