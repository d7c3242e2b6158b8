/**
 * The pages of the course: Markdown beside a lesson's class, with places for its code, its figures and its tasks. May use
 * {@code lessons}; knows no lesson by name, and not how a page is shown.
 */
package dev.tandem.lessons.page;
