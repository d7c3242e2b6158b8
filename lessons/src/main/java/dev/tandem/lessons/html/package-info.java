/**
 * Writes what lessons show as a site of HTML pages that opens from disk: {@link dev.tandem.lessons.html.HtmlReport}. May use
 * {@code lessons}, {@code lessons.figure} and {@code lessons.page}.
 */
package dev.tandem.lessons.html;
