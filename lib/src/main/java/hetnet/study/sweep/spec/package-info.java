/**
 * What a SPEC of a study says: its values by name, the files that it names, and the networks that it draws.
 *
 * <p>May use {@code channel} and what is below it.
 */
package hetnet.study.sweep.spec;
