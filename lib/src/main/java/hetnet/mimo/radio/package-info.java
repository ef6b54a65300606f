/**
 * What precoding decides about, and what a decision is: problems, power constraints, precoders and their rates.
 *
 * <p>May use {@code mimo.kernel} and what is below it.
 */
package hetnet.mimo.radio;
