/**
 * Precoding measured: layouts that the network never saw, every reference, both power constraints.
 *
 * <p>May use {@code report} and what is below it.
 */
package hetnet.study.mimo;
