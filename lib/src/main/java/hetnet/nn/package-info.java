/**
 * Building blocks of networks on DJL: parameters by name, linear layers, message-passing layers, scopes that
 * close tensors.
 *
 * <p>May use {@code graph} and what is below it.
 */
package hetnet.nn;
