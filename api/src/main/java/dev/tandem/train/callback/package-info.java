/** What happens between batches and epochs of {@code fit}: stopping, schedules, logs. May use what {@code train} may use. */
package dev.tandem.train.callback;
