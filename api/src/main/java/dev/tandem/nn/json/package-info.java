/**
 * Architectures as JSON, there and back. May use {@code nn} and what that may use.
 */
package dev.tandem.nn.json;
