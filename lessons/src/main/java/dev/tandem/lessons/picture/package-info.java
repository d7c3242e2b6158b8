/**
 * Draws figures as pictures, for papers and slides: {@link dev.tandem.lessons.picture.PictureFolder}. May use {@code lessons}
 * and {@code lessons.figure}.
 */
package dev.tandem.lessons.picture;
