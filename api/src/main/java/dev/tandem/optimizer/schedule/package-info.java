/** Learning rates as functions of the step: {@link dev.tandem.optimizer.schedule.Schedule}, and those that the field knows. */
package dev.tandem.optimizer.schedule;
