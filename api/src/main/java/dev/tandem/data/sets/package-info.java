/**
 * Data sets that come with the library, and MNIST, which is downloaded at its first use. {@code ATTRIBUTION.md} beside the
 * files says where they come from. May use what {@code data} may use.
 */
package dev.tandem.data.sets;
