/**
 * Who decides about precoders: linear schemes, WMMSE with power per BS or per antenna, restarts, and schedulers.
 *
 * <p>May use {@code mimo.radio} and what is below it.
 */
package hetnet.mimo.solver;
