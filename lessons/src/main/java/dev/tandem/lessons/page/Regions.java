package dev.tandem.lessons.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The named parts of a Java source: what stands between {@code // region name} and {@code // endregion}. */
final class Regions {
    private static final Pattern BEGIN = Pattern.compile("\\s*// region(?:\\s+(\\S.*?))?\\s*");
    private static final Pattern END = Pattern.compile("\\s*// endregion\\b.*");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Map<String, String> code;

    private Regions(Map<String, String> code) {
        this.code = code;
    }

    /**
     * Finds the regions.
     *
     * @param file the source's name, for errors
     * @throws PageException for a region without name or end, a name given twice, a region in a region
     */
    static Regions of(String file, String source) {
        Map<String, String> code = new LinkedHashMap<>();
        List<String> lines = source.lines().toList();
        String open = "";
        int begin = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher beginning = BEGIN.matcher(lines.get(i));
            if (beginning.matches()) {
                if (!open.isEmpty()) {
                    throw new PageException(
                            file,
                            i + 1,
                            "a region begins inside of region '" + open + "'; end that first, with '// endregion'");
                }
                open = name(file, i + 1, beginning.group(1), code.keySet());
                begin = i + 1;
            } else if (END.matcher(lines.get(i)).matches()) {
                if (open.isEmpty()) {
                    throw new PageException(
                            file, i + 1, "'// endregion' ends nothing; expected '// region name' before");
                }
                code.put(open, dedented(lines.subList(begin, i)));
                open = "";
            }
        }
        if (!open.isEmpty()) {
            throw new PageException(file, begin, "region '" + open + "' has no end; add the line '// endregion'");
        }
        return new Regions(code);
    }

    private static String name(String file, int line, String given, Set<String> taken) {
        if (given == null || !NAME.matcher(given).matches()) {
            throw new PageException(
                    file,
                    line,
                    "a region's name is '" + (given == null ? "" : given)
                            + "'; expected lower-case words with hyphens");
        }
        if (taken.contains(given)) {
            throw new PageException(file, line, "a second region '" + given + "'; give each a name of its own");
        }
        return given;
    }

    private static String dedented(List<String> lines) {
        List<String> kept = new ArrayList<>(lines);
        while (!kept.isEmpty() && kept.get(0).isBlank()) {
            kept.remove(0);
        }
        return String.join("\n", kept).stripTrailing().stripIndent();
    }

    Set<String> names() {
        return code.keySet();
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(code.get(name));
    }
}
