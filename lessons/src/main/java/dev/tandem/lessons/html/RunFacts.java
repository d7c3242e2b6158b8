package dev.tandem.lessons.html;

import dev.tandem.compare.RunRecord;
import dev.tandem.lessons.Numbers;
import dev.tandem.lessons.figure.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where, with what and for how long lessons ran. */
final class RunFacts {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double KIBIBYTES_A_MEBIBYTE = 1024;

    private RunFacts() {}

    /** Engines and times. */
    static Table engines(LessonResult result) {
        List<List<String>> rows = new ArrayList<>();
        for (RunRecord run : result.records()) {
            rows.add(List.of(run.description(), Numbers.seconds(run.seconds())));
        }
        return new Table("Engines", List.of(Tables.text("engine"), Tables.number("time")), rows);
    }

    /** What a run recorded: its numbers, the last of each series, the kinds of its tensors. */
    static Table recorded(RunRecord run) {
        List<List<String>> rows = new ArrayList<>();
        run.series()
                .forEach((name, numbers) -> rows.add(
                        List.of(name + ", last of " + numbers.size(), Numbers.value(numbers.get(numbers.size() - 1)))));
        run.values().forEach((name, number) -> rows.add(List.of(name, Numbers.value(number))));
        run.tensors()
                .forEach((name, tensor) -> rows.add(List.of(name, tensor.type().toString())));
        return new Table("Recorded", List.of(Tables.text("name"), Tables.number("number")), rows);
    }

    /** Settings, and where each comes from. */
    static Table settings(LessonResult result) {
        return new Table(
                "Settings",
                List.of(Tables.text("setting"), Tables.text("value"), Tables.text("from")),
                result.settings().settings().stream()
                        .map(setting -> List.of(setting.name(), String.valueOf(setting.value()), setting.origin()))
                        .toList());
    }

    /** The machine. */
    static Table machine() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version")));
        rows.add(List.of(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch")));
        rows.add(List.of("cores", Integer.toString(Runtime.getRuntime().availableProcessors())));
        peakMemory().ifPresent(peak -> rows.add(List.of("most memory so far, engines and Java together", peak)));
        return new Table("Machine", List.of(Tables.text("what"), Tables.text("which")), rows);
    }

    /** The most memory that this process has held, where the system tells: engines allocate outside of Java's heap. */
    private static Optional<String> peakMemory() {
        if (!Files.isReadable(STATUS)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .map(number -> Math.round(Long.parseLong(number) / KIBIBYTES_A_MEBIBYTE) + " MiB")
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + STATUS, e);
        }
    }
}
