/**
 * Files: written as a whole or not at all ({@link dev.tandem.io.AtomicFile}), and tensors by name ({@link
 * dev.tandem.io.SafeTensors}). May use {@code type} and {@code error}.
 */
package dev.tandem.io;
