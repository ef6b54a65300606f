/**
 * One command for each target of make: it parses, calls a study, and says in one sentence what went wrong.
 *
 * <p>May use everything but {@code jupyter}.
 */
package hetnet.cli;
