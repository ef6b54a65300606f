/**
 * The spine: a {@link hetnet.solver.Problem}, who solves it ({@link hetnet.solver.Solver}), and the {@link
 * hetnet.solver.Solution} that comes of it.
 *
 * <p>May use {@code radio} and what is below it; never a network or a study.
 */
package hetnet.solver;
