/**
 * Speed beside peers that do the same work.
 *
 * <p>May use {@code study} and what is below it.
 */
package hetnet.study.bench;
