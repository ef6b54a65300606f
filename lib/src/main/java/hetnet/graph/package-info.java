/**
 * The heterogeneous graph of UEs, BSs and antennas: features, their scaling, and the split into training and
 * held-out UEs.
 *
 * <p>May use {@code teacher} and what is below it.
 */
package hetnet.graph;
