/**
 * Tandem's engine on PyTorch, through DJL: graphs are written as TorchScript programs, each compiled once and run in one
 * native call. May use {@code tandem-api} and DJL; nothing outside of this module uses it by name.
 */
package dev.tandem.backend.pytorch;
