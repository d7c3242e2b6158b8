package dev.tandem.type;

import java.util.Locale;

/** Writes values as NumPy does: nested brackets, six significant digits, the middle of a long axis left out. */
final class TensorFormatter {
    private static final int LONGEST_AXIS = 10;
    private static final int EDGE = 4;

    private TensorFormatter() {}

    static String format(TensorData data) {
        StringBuilder text = new StringBuilder();
        append(text, data, 0, 0);
        return text.toString();
    }

    private static int append(StringBuilder text, TensorData data, int axis, int position) {
        Shape shape = data.shape();
        if (axis == shape.rank()) {
            text.append(number(data, position));
            return position + 1;
        }
        int size = Math.toIntExact(shape.size(axis));
        int stride = Math.toIntExact(shape.range(axis + 1, shape.rank()).elementCount());
        text.append('[');
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                text.append(axis == shape.rank() - 1 ? ", " : ",\n" + " ".repeat(axis + 1));
            }
            if (size > LONGEST_AXIS && i == EDGE) {
                text.append("…, ");
                i = size - EDGE;
            }
            append(text, data, axis + 1, position + i * stride);
        }
        text.append(']');
        return position + size * stride;
    }

    private static String number(TensorData data, int position) {
        return switch (data.dtype()) {
            case BOOL -> String.valueOf(data.getDouble(position) != 0);
            case INT32, INT64, UINT8 -> String.valueOf(data.getLong(position));
            case FLOAT32, FLOAT64 -> shorten(data.getDouble(position));
        };
    }

    private static String shorten(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        String text = String.format(Locale.ROOT, "%.6g", value);
        // "1.00000" is what six digits leave of 0.9999996.
        return text.contains("e") || !text.contains(".") ? text : text.replaceAll("(\\.\\d+?)0+$", "$1");
    }
}
