package dev.tandem.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a HOCON file in UTF-8, and words what is wrong with it: file, line, and the column where it can be told. */
final class ConfigFile {
    /** The parser quotes the piece of text that it stumbled over, or the substitution that leads nowhere. */
    private static final Pattern TOKEN =
            Pattern.compile("(?:token:|got|close brace) '([^']+)'|to a value: (\\$\\{[^}]+})");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\r\\n]");

    private static final String ENDS_INSIDE_A_BLOCK = "the file ends inside a block; expected '}'";

    private final Path path;
    private final String shownName;
    private final List<String> lines;

    private ConfigFile(Path path, String shownName, List<String> lines) {
        this.path = path;
        this.shownName = shownName;
        this.lines = lines;
    }

    /**
     * Reads a file, and what it includes, without resolving its substitutions.
     *
     * @param shownName the file's name in origins and errors
     * @throws ConfigSyntaxException if the file cannot be read
     */
    static ConfigFile read(Path path, String shownName) {
        try {
            return new ConfigFile(path, shownName, linesOf(decode(Files.readAllBytes(path), shownName)));
        } catch (IOException unreadable) {
            throw new ConfigSyntaxException(
                    shownName, OptionalInt.empty(), OptionalInt.empty(), reason(path, unreadable), unreadable);
        }
    }

    /**
     * Returns the settings of the file on top of others.
     *
     * @param below what to take for keys that the file does not set, and for its substitutions
     * @throws ConfigSyntaxException if the file is not HOCON, or refers to a key that does not exist
     */
    Config over(Config below) {
        ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(shownName);
        try {
            // Only the environment that was handed over is looked up, never the process's own.
            // Absolute: what an include names is looked for beside the file, and a bare name has no folder.
            return ConfigFactory.parseFile(path.toAbsolutePath().toFile(), options)
                    .withFallback(below)
                    .resolve(ConfigResolveOptions.noSystem());
        } catch (ConfigException malformed) {
            throw syntaxError(malformed);
        }
    }

    private ConfigSyntaxException syntaxError(ConfigException malformed) {
        ConfigOrigin origin = malformed.origin();
        String place = origin == null ? shownName : origin.description();
        int line = origin == null ? -1 : origin.lineNumber();
        String file = line < 1 ? place : place.replaceFirst(": " + line + "$", "");
        String problem = malformed instanceof ConfigException.IO
                ? "the file cannot be read; " + shownName + " includes it"
                : problem(malformed.getMessage(), place);
        return new ConfigSyntaxException(
                file,
                line < 1 ? OptionalInt.empty() : OptionalInt.of(line),
                file.equals(shownName) ? column(line, problem) : OptionalInt.empty(),
                problem,
                malformed);
    }

    /**
     * Returns the parser's words without the place, which we word ourselves, and without its long advice on quoting,
     * which seldom fits.
     */
    private static String problem(String message, String place) {
        String words = message.startsWith(place + ": ") ? message.substring(place.length() + 2) : message;
        if (words.endsWith("close parentheses ')' here, not: end of file")) {
            // The parser asks for the wrong kind of bracket.
            return ENDS_INSIDE_A_BLOCK;
        }
        int advice = words.indexOf(" (if you ");
        return advice < 0 ? words : words.substring(0, advice);
    }

    /** Returns where the piece of text that an error quotes stands in its line; empty if the error quotes none. */
    private OptionalInt column(int line, String problem) {
        if (line < 1 || line > lines.size()) {
            return OptionalInt.empty();
        }
        String text = lines.get(line - 1);
        if (problem.contains("unescaped newline in quoted strings")) {
            int quote = text.lastIndexOf('"');
            return quote < 0 ? OptionalInt.empty() : OptionalInt.of(quote + 1);
        }
        if (problem.equals(ENDS_INSIDE_A_BLOCK)) {
            return OptionalInt.of(text.length() + 1);
        }
        Matcher token = TOKEN.matcher(problem);
        if (!token.find()) {
            return OptionalInt.empty();
        }
        String wanted = token.group(1) == null ? token.group(2) : token.group(1);
        int last = text.lastIndexOf(wanted);
        // The parser goes from left to right: the text ends with what it stumbled over as soon as it stumbles.
        for (int start = text.indexOf(wanted); start < last; start = text.indexOf(wanted, start + 1)) {
            if (stumbles(line, text.substring(0, start + wanted.length()), wanted)) {
                return OptionalInt.of(start + 1);
            }
        }
        return last < 0 ? OptionalInt.empty() : OptionalInt.of(last + 1);
    }

    /** Whether the file up to here, and no further, is refused for that piece of text in that line. */
    private boolean stumbles(int line, String lastLine, String wanted) {
        String beginning = String.join("\n", lines.subList(0, line - 1)) + "\n" + lastLine;
        try {
            ConfigFactory.parseString(beginning);
            return false;
        } catch (ConfigException malformed) {
            Matcher token = TOKEN.matcher(malformed.getMessage());
            return malformed.origin() != null
                    && malformed.origin().lineNumber() == line
                    && token.find()
                    && wanted.equals(token.group(1));
        }
    }

    private static String decode(byte[] bytes, String shownName) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            List<String> before = linesOf(text);
            throw new ConfigSyntaxException(
                    shownName,
                    OptionalInt.of(before.size()),
                    OptionalInt.of(before.get(before.size() - 1).length() + 1),
                    String.format("the byte 0x%02X is not UTF-8; save the file in UTF-8", in.get()),
                    null);
        }
        return text;
    }

    private static List<String> linesOf(String text) {
        return List.of(LINE_END.split(text, -1));
    }

    private static String reason(Path path, IOException unreadable) {
        if (unreadable instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (unreadable instanceof AccessDeniedException) {
            return "this user may not read the file";
        }
        return Files.isDirectory(path)
                ? "this is a directory; expected a file"
                : "the file cannot be read: " + unreadable.getMessage();
    }
}
