package dev.tandem.lessons.html;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** A file of somebody else's, packed into a jar: where it is depends on its version. */
final class WebJar {
    private WebJar() {}

    /** The name of the resource. */
    static String resource(String group, String artifact, String file) throws IOException {
        String described = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        Properties properties = new Properties();
        try (InputStream stream = open(described)) {
            properties.load(stream);
        }
        return "/META-INF/resources/webjars/" + artifact + "/" + properties.getProperty("version") + "/" + file;
    }

    /** A resource of the class path. */
    static InputStream open(String resource) throws IOException {
        InputStream stream = WebJar.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException("there is no resource " + resource + " on the class path");
        }
        return stream;
    }
}
