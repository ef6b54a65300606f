package hetnet.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link FloatMath} in the lanes of vectors, step by step the same. They take whole arrays: the
 * compiler opens up no call of a method as large as these, and a vector that goes into or out of a call is put into an
 * object.
 */
public final class VectorMath {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;

    private VectorMath() {
    }

    /** y = ln(x + add). @param count how many, a multiple of {@link DenseKernel#LANES} @param to may be from */
    public static void log(float[] from, float add, float[] to, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector x = FloatVector.fromArray(FLOATS, from, i).add(add);
            IntVector bits = x.reinterpretAsInts();
            IntVector e = bits.sub(FloatMath.SQRT_HALF).lanewise(VectorOperators.ASHR, 23);
            FloatVector f = bits.sub(e.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
            FloatVector p = f.broadcast(7.0376836292e-2f);
            p = p.fma(f, f.broadcast(-1.1514610310e-1f));
            p = p.fma(f, f.broadcast(1.1676998740e-1f));
            p = p.fma(f, f.broadcast(-1.2420140846e-1f));
            p = p.fma(f, f.broadcast(1.4249322787e-1f));
            p = p.fma(f, f.broadcast(-1.6668057665e-1f));
            p = p.fma(f, f.broadcast(2.0000714765e-1f));
            p = p.fma(f, f.broadcast(-2.4999993993e-1f));
            p = p.fma(f, f.broadcast(3.3333331174e-1f));
            p = p.fma(f, f.broadcast(-0.5f));
            FloatVector exponent = (FloatVector) e.convert(VectorOperators.I2F, 0);
            exponent.fma(f.broadcast(FloatMath.LN2), p.fma(f.mul(f), f)).intoArray(to, i);
        }
    }

    /** y = e^x. @param count how many, a multiple of {@link DenseKernel#LANES} @param to may be from */
    public static void exp(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector x = FloatVector.fromArray(FLOATS, from, i);
            FloatVector c = x.max(FloatMath.LEAST_EXPONENT);
            FloatVector rounding = x.broadcast(FloatMath.ROUNDING);
            FloatVector t = c.fma(x.broadcast(FloatMath.LOG2E), rounding);
            FloatVector n = t.sub(rounding);
            FloatVector r = n.fma(x.broadcast(-FloatMath.LN2_LOW), n.fma(x.broadcast(-FloatMath.LN2_HIGH), c));
            FloatVector p = x.broadcast(1.9875691500e-4f);
            p = p.fma(r, x.broadcast(1.3981999507e-3f));
            p = p.fma(r, x.broadcast(8.3334519073e-3f));
            p = p.fma(r, x.broadcast(4.1665795894e-2f));
            p = p.fma(r, x.broadcast(1.6666665459e-1f));
            p = p.fma(r, x.broadcast(5.0000001201e-1f));
            p = p.mul(r).fma(r, r).add(1f);
            p.reinterpretAsInts().add(t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats()
                    .intoArray(to, i);
        }
    }

    /** y = GELU(x). @param count how many, a multiple of {@link DenseKernel#LANES} @param to may be from */
    public static void gelu(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i += FLOATS.length()) {
            FloatVector x = FloatVector.fromArray(FLOATS, from, i);
            FloatVector y = x.mul(FloatMath.SQRT_HALF_VALUE).max(-FloatMath.LARGEST_ERF).min(FloatMath.LARGEST_ERF);
            FloatVector s = y.mul(y);
            FloatVector p = s.broadcast(-2.72614225801306e-10f);
            p = p.fma(s, s.broadcast(2.77068142495902e-08f));
            p = p.fma(s, s.broadcast(-2.10102402082508e-06f));
            p = p.fma(s, s.broadcast(-5.69250639462346e-05f));
            p = p.fma(s, s.broadcast(-7.34990630326855e-04f));
            p = p.fma(s, s.broadcast(-2.95459980854025e-03f));
            p = p.fma(s, s.broadcast(-1.60960333262415e-02f));
            FloatVector q = s.broadcast(-1.45660718464996e-05f);
            q = q.fma(s, s.broadcast(-2.13374055278905e-04f));
            q = q.fma(s, s.broadcast(-1.68282697438203e-03f));
            q = q.fma(s, s.broadcast(-7.37332916720468e-03f));
            q = q.fma(s, s.broadcast(-1.42647390514189e-02f));
            FloatVector half = x.mul(0.5f);
            y.mul(p).div(q).fma(half, half).intoArray(to, i);
        }
    }
}
