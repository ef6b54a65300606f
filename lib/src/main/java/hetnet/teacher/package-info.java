/**
 * The paper's teacher: WMMSE, voting, and the labels that a network learns from.
 *
 * <p>May use {@code solver} and what is below it.
 */
package hetnet.teacher;
