package dev.tandem.ops;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parsed Einstein summation.
 *
 * @param operands the letters of each operand
 * @param result the letters of the result
 */
public record EinsumEquation(List<String> operands, String result) {
    /**
     * Reads {@code "ij,jk->ik"}.
     *
     * @throws InvalidArgumentException if it is not of that form
     */
    public static EinsumEquation parse(String equation) {
        InvalidArgumentException.requireGiven("einsum", equation, "an equation; expected one such as 'ij,jk->ik'");
        String text = equation.replace(" ", "");
        int arrow = text.indexOf("->");
        if (arrow < 0) {
            throw invalid(equation, "has no '->'");
        }
        List<String> operands = List.of(text.substring(0, arrow).split(",", -1));
        String result = text.substring(arrow + 2);
        List<String> groups = new ArrayList<>(operands);
        groups.add(result);
        for (String group : groups) {
            if (!group.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
                throw invalid(equation, "has something other than letters in '" + group + "'");
            }
            if (group.chars().distinct().count() != group.length()) {
                throw invalid(equation, "has a letter twice in '" + group + "'");
            }
        }
        String all = String.join("", operands);
        if (!result.chars().allMatch(c -> all.indexOf(c) >= 0)) {
            throw invalid(equation, "has a letter in its result that no operand has");
        }
        return new EinsumEquation(operands, result);
    }

    private static InvalidArgumentException invalid(String equation, String reason) {
        return new InvalidArgumentException("einsum: '" + equation + "' " + reason
                + "; expected letters, one group an operand, and the result, as in 'ij,jk->ik'");
    }

    /**
     * The size of each letter.
     *
     * @throws ShapeMismatchException if the shapes do not fit the letters, or each other
     */
    public Map<Character, Long> sizes(List<Shape> shapes) {
        if (shapes.size() != operands.size()) {
            throw new ShapeMismatchException(
                    "einsum: '" + this + "' has " + operands.size() + " operands; got " + shapes.size() + " tensors");
        }
        Map<Character, Long> sizes = new LinkedHashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            String letters = operands.get(i);
            Shape shape = shapes.get(i);
            if (shape.rank() != letters.length()) {
                throw new ShapeMismatchException("einsum: operand " + i + " of '" + this + "' needs rank "
                        + letters.length() + " ('" + letters + "'); got shape " + shape);
            }
            for (int axis = 0; axis < letters.length(); axis++) {
                Long known = sizes.putIfAbsent(letters.charAt(axis), shape.size(axis));
                if (known != null && known != shape.size(axis)) {
                    throw new ShapeMismatchException("einsum: letter '" + letters.charAt(axis) + "' of '" + this
                            + "' has two sizes, " + known + " and " + shape.size(axis) + "; expected one");
                }
            }
        }
        return sizes;
    }

    /** The shape of the result. */
    public Shape resultShape(List<Shape> shapes) {
        Map<Character, Long> sizes = sizes(shapes);
        return Shape.of(result.chars().mapToLong(c -> sizes.get((char) c)).toArray());
    }

    @Override
    public String toString() {
        return String.join(",", operands) + "->" + result;
    }
}
