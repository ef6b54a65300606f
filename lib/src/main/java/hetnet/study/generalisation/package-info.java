/**
 * Where one set of weights holds and where it breaks: one thing of the network varied at a time.
 *
 * <p>May use {@code study} and what is below it.
 */
package hetnet.study.generalisation;
