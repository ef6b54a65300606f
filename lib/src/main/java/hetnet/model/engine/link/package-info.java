/**
 * Loops over the links of UEs in single precision, in plain Java and on the Vector API, the same bits.
 *
 * <p>May use {@code model.kernel} and what is below {@code model}.
 */
package hetnet.model.engine.link;
