package dev.tandem.lessons.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Numbers on a logarithmic axis: 0.01, 1, 100, and 1e-7 where zeros would have to be counted. */
final class Decades extends NumberFormat {
    private static final long serialVersionUID = 1;
    private static final double SMALLEST = 1e-3;
    private static final double LARGEST = 1e5;
    private static final MathContext DIGITS = new MathContext(3);

    @Override
    public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
        BigDecimal rounded = new BigDecimal(number, DIGITS).stripTrailingZeros();
        if (number >= SMALLEST && number < LARGEST) {
            return text.append(rounded.toPlainString());
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return text.append(rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString())
                .append('e')
                .append(exponent);
    }

    @Override
    public StringBuffer format(long number, StringBuffer text, FieldPosition position) {
        return format((double) number, text, position);
    }

    @Override
    public Number parse(String source, ParsePosition position) {
        throw new UnsupportedOperationException("an axis only writes numbers");
    }
}
