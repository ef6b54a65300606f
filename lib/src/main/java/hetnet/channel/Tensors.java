package hetnet.channel;

import org.apache.commons.math3.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The few elementwise operations that the channel needs and ND4J spells awkwardly. All results are new arrays. */
final class Tensors {

    private Tensors() {
    }

    /** Doubles of the given shape, row by row. */
    static INDArray of(double[] values, long... shape) {
        return Nd4j.create(values, shape, DataType.DOUBLE);
    }

    static INDArray log10(INDArray x) {
        return Transforms.log(x, 10);
    }

    /** 10^(-db/10). An infinite loss gives 0. */
    static INDArray gain(INDArray lossDb) {
        return Transforms.exp(lossDb.mul(-Math.log(10) / 10));
    }

    /** The value of {@code yes} where the condition holds, else of {@code no}. ({@code Nd4j.where} has them the wrong way round.) */
    static INDArray select(INDArray condition, INDArray yes, INDArray no) {
        INDArray result = yes.ulike();
        Nd4j.exec(DynamicCustomOp.builder("select").addInputs(condition, yes, no).addOutputs(result).build());
        return result;
    }

    /** The distribution function of the standard normal distribution. */
    static INDArray normalCdf(INDArray z) {
        return Nd4j.math.erf(z.div(Math.sqrt(2))).addi(1).muli(0.5); // erf writes into its argument, here the quotient
    }

    /** Independent standard normal values. */
    static INDArray gaussian(RandomGenerator rng, long... shape) {
        double[] values = new double[Math.toIntExact(shape[0] * shape[1])];
        for (int i = 0; i < values.length; i++) {
            values[i] = rng.nextGaussian();
        }
        return of(values, shape);
    }
}
