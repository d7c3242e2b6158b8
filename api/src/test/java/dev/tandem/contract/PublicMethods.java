package dev.tandem.contract;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The public methods that a class declares, by name and parameter types: {@code slice(int, long, long)}. */
final class PublicMethods {
    private PublicMethods() {}

    static Map<String, Method> of(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .collect(Collectors.toMap(
                        method -> method.getName() + signature(method),
                        method -> method,
                        (one, other) -> {
                            throw new IllegalStateException(one + " and " + other + " read the same");
                        },
                        TreeMap::new));
    }

    /** The parameter types, as Java writes them: {@code (boolean, int...)}. */
    static String signature(Method method) {
        String types = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        return "(" + (method.isVarArgs() ? types.substring(0, types.length() - 2) + "..." : types) + ")";
    }
}
