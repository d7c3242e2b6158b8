/**
 * The layers, each a record of its configuration with Keras' defaults. May use {@code nn} and what that may use.
 */
package dev.tandem.nn.layer;
