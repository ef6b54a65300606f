/**
 * Networks from the files of other programs: arrays of ray tracers and simulators, tables of simulators and measurement
 * campaigns, and the way back.
 *
 * <p>May use {@code channel.generators} and what is below it.
 */
package hetnet.channel.imports;
