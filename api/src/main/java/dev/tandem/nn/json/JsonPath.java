package dev.tandem.nn.json;

import dev.tandem.error.InvalidArgumentException;

/**
 * Where in a JSON text something stands, as people write it: {@code $.layers[1].layer.units}.
 *
 * @param text that
 */
record JsonPath(String text) {
    static final JsonPath ROOT = new JsonPath("$");

    JsonPath property(String name) {
        return new JsonPath(text + "." + name);
    }

    JsonPath element(int index) {
        return new JsonPath(text + "[" + index + "]");
    }

    InvalidArgumentException error(String message) {
        return new InvalidArgumentException("JSON at " + text + ": " + message);
    }
}
