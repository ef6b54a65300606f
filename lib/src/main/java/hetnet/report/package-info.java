/**
 * What people see: tables, statistics of several runs, names, and progress on any screen.
 *
 * <p>May use {@code train} and what is below it.
 */
package hetnet.report;
