/**
 * The loops over UEs, BSs and RBs that all solvers share, in plain Java and on the Vector API: SINRs, logarithms of
 * products of 1 + SINR, and how a utility grows with powers.
 *
 * <p>May use {@code channel} and what is below it.
 */
package hetnet.radio.kernel;
