/**
 * The tables of README.md and docs/, made from the committed reference run.
 *
 * <p>May use {@code report} and what is below it, and other studies.
 */
package hetnet.study.docs;
