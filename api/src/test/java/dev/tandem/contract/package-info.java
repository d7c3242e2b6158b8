/**
 * What a backend promises to users of {@code Tensor}, {@code Variable} and functions, as test classes that each backend's module
 * extends with an empty-handed subclass.
 */
package dev.tandem.contract;
