/**
 * What stands where: sites with tier and budget, UEs and their motion, areas, layouts, and the radio's bandwidth
 * and noise; Eqs. (1) and (8).
 *
 * <p>May use {@code util} and {@code io}.
 */
package hetnet.network;
