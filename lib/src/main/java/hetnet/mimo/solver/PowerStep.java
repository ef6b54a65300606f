package hetnet.mimo.solver;

/** Solves the quadratic problem of a {@link CellSystem} under its power constraint. */
interface PowerStep {

    /**
     * Solves, nearly where exactness costs too much.
     *
     * @param mu  the prices of the last time, zeros at first; receives those of now; shape [A]
     * @param b   B, real and imaginary parts; each flat [R, U, A]
     * @param old the precoders before; each part flat [R, U, A]
     * @param w   receives those of the streams of the BS, feasible
     */
    void solve(CellSystem system, double[] mu, double[][] b, double[][] old, double[][] w);
}
