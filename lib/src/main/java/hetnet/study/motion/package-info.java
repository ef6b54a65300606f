/**
 * Networks of one's own that move: what methods decide at one instant after the other, and handovers by event A3.
 *
 * <p>May use {@code study} and what is below it.
 */
package hetnet.study.motion;
