/**
 * Utility against time: every solver and mode at growing budgets, each reference at its best.
 *
 * <p>May use {@code study}, {@code study.quality} and what is below them.
 */
package hetnet.study.front;
