/**
 * The loops that precoding spends its time in, on flat arrays: Hermitian systems of the size of a panel, and what every
 * stream makes at every UE.
 *
 * <p>May use {@code mimo.channel} and what is below it.
 */
package hetnet.mimo.kernel;
