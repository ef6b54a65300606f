/**
 * The paper's network: heterogeneous SAGE layers, and heads for association, antennas and power fractions.
 *
 * <p>May use {@code nn} and what is below it.
 */
package hetnet.model.hetgnn;
