/**
 * Studies of {@code hetnet.study.sweep} shared out by Apache Spark, among the cores of one machine or those of many.
 */
package hetnet.sweep;
