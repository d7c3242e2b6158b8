package dev.tandem.nn.layer;

import dev.tandem.ops.Padding;

/** How far a window may look beyond the ends of a sequence. */
public enum Padding1D {
    /** Not at all. */
    VALID,
    /** As far as gives ⌈steps/stride⌉ outputs; an odd step of zeros goes to the end. */
    SAME,
    /** Before the start only, so that no output knows of steps after its own. */
    CAUSAL;

    /** The same for a sequence that is an image of one row. */
    Padding ofRow(int window, int dilation) {
        return switch (this) {
            case VALID -> Padding.VALID;
            case SAME -> Padding.SAME;
            case CAUSAL -> Padding.explicit(0, 0, (window - 1L) * dilation, 0);
        };
    }
}
