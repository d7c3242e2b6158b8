package dev.tandem.type;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The type of a tensor's elements. Dtypes never promote silently: {@code cast} is the only way from one to another. */
public enum DType {
    /** IEEE 754 binary32. */
    FLOAT32(4, Kind.FLOATING),
    /** IEEE 754 binary64. */
    FLOAT64(8, Kind.FLOATING),
    /** Two's complement, 32 bits; arithmetic wraps around. */
    INT32(4, Kind.INTEGER),
    /** Two's complement, 64 bits; arithmetic wraps around. */
    INT64(8, Kind.INTEGER),
    /** Unsigned, 8 bits, 0 to 255; arithmetic wraps around. */
    UINT8(1, Kind.INTEGER),
    /** True or false, stored as a byte 1 or 0. */
    BOOL(1, Kind.BOOLEAN);

    private enum Kind {
        FLOATING,
        INTEGER,
        BOOLEAN
    }

    private final int bytes;
    private final Kind kind;

    DType(int bytes, Kind kind) {
        this.bytes = bytes;
        this.kind = kind;
    }

    /** The size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** Whether elements are floating-point numbers; only those have gradients. */
    public boolean isFloating() {
        return kind == Kind.FLOATING;
    }

    /** Whether elements are whole numbers. */
    public boolean isInteger() {
        return kind == Kind.INTEGER;
    }

    /** Whether elements are numbers of any kind, that is, not {@link #BOOL}. */
    public boolean isNumeric() {
        return kind != Kind.BOOLEAN;
    }

    /** The name in lower case, as NumPy writes it: {@code float32}, {@code int64}, {@code bool}. */
    public String displayName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The dtype of that name.
     *
     * @param name as {@link #displayName()} writes it
     * @throws InvalidArgumentException if there is none, with the nearest name
     */
    public static DType named(String name) {
        for (DType dtype : values()) {
            if (dtype.displayName().equals(name)) {
                return dtype;
            }
        }
        List<String> known = Arrays.stream(values()).map(DType::displayName).toList();
        throw new InvalidArgumentException("unknown dtype '" + name + "'; expected one of " + String.join(", ", known)
                + Suggestions.nearest(name, known)
                        .map(nearest -> "; did you mean '" + nearest + "'?")
                        .orElse(""));
    }

    @Override
    public String toString() {
        return displayName();
    }
}
