/**
 * The symbolic gradient pass: {@link dev.tandem.gradient.GradientRules one rule an operation}, and
 * {@link dev.tandem.gradient.GradientExpansion the rewriting} of gradient nodes into ordinary operations by these rules. May
 * use {@code graph}, {@code ops}, {@code type} and {@code error}.
 */
package dev.tandem.gradient;
