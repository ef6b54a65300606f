package hetnet.radio.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link DoubleMath} in the lanes of vectors, step by step the same. They take whole arrays: a vector
 * that goes into or out of a call is put into an object.
 */
final class VectorDoubleMath {

    /** Four or eight lanes, as the machine has them: the results are the same. */
    static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED.length() < LinkKernel.LANES
            ? DoubleVector.SPECIES_256 : DoubleVector.SPECIES_512;

    private VectorDoubleMath() {
    }

    /** y = y + ln(x + add). */
    static void addLog(double[] from, double add, double[] to, int count) {
        for (int i = 0; i < count; i += DOUBLES.length()) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, from, i).add(add);
            LongVector biased = x.reinterpretAsLongs().sub(DoubleMath.SQRT_HALF)
                    .lanewise(VectorOperators.LSHR, DoubleMath.MANTISSA_BITS);
            DoubleVector unit = biased.neg().add(2 * DoubleMath.BIAS)
                    .lanewise(VectorOperators.LSHL, DoubleMath.MANTISSA_BITS).reinterpretAsDoubles();
            DoubleVector e = biased.add(DoubleMath.TWO_52_BITS).reinterpretAsDoubles().sub(DoubleMath.TWO_52_AND_BIAS);
            DoubleVector f = x.fma(unit, x.broadcast(-1));
            DoubleVector s = f.div(f.add(2));
            DoubleVector z = s.mul(s);
            DoubleVector r = z.broadcast(1.479819860511658591e-01);
            r = r.fma(z, z.broadcast(1.531383769920937332e-01));
            r = r.fma(z, z.broadcast(1.818357216161805012e-01));
            r = r.fma(z, z.broadcast(2.222219843214978396e-01));
            r = r.fma(z, z.broadcast(2.857142874366239149e-01));
            r = r.fma(z, z.broadcast(3.999999999940941908e-01));
            r = r.fma(z, z.broadcast(6.666666666666735130e-01));
            DoubleVector half = f.mul(0.5).mul(f);
            DoubleVector small = e.fma(e.broadcast(DoubleMath.LN2_LOW), s.mul(r.fma(z, half)));
            e.fma(e.broadcast(DoubleMath.LN2_HIGH), f.sub(half.sub(small)))
                    .add(DoubleVector.fromArray(DOUBLES, to, i)).intoArray(to, i);
        }
    }

    /** y = e^x. */
    static void exp(double[] from, double[] to, int count) {
        for (int i = 0; i < count; i += DOUBLES.length()) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, from, i).max(DoubleMath.LEAST_EXPONENT)
                    .min(DoubleMath.LARGEST_EXPONENT);
            DoubleVector rounded = x.fma(x.broadcast(DoubleMath.INVERSE_LN2), x.broadcast(DoubleMath.ROUNDING));
            DoubleVector n = rounded.sub(DoubleMath.ROUNDING);
            DoubleVector high = n.fma(n.broadcast(-DoubleMath.LN2_HIGH), x);
            DoubleVector low = n.mul(DoubleMath.LN2_LOW);
            DoubleVector r = high.sub(low);
            DoubleVector t = r.mul(r);
            DoubleVector p = t.broadcast(4.13813679705723846039e-08);
            p = p.fma(t, t.broadcast(-1.65339022054652515390e-06));
            p = p.fma(t, t.broadcast(6.61375632143793436117e-05));
            p = p.fma(t, t.broadcast(-2.77777777770155933842e-03));
            p = p.fma(t, t.broadcast(1.66666666666666019037e-01));
            DoubleVector c = r.sub(t.mul(p));
            DoubleVector y = low.sub(r.mul(c).div(c.neg().add(2))).sub(high).neg().add(1);
            y.reinterpretAsLongs().add(rounded.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, DoubleMath.MANTISSA_BITS)).reinterpretAsDoubles()
                    .intoArray(to, i);
        }
    }
}
