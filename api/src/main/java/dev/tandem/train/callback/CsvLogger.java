package dev.tandem.train.callback;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tandem.error.OutputFileException;
import dev.tandem.train.Callback;
import dev.tandem.train.FitOptions;
import dev.tandem.train.Training;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a line of CSV an epoch: {@code epoch}, then the logs under the names of the first epoch. Each line is on the disk when
 * the next epoch begins, so what was measured is there though training may fail. A new training starts the file anew, and one that
 * begins with a later epoch goes on in it.
 */
public final class CsvLogger implements Callback {
    private final Path file;
    private List<String> columns = List.of();
    private Optional<CsvWriter> writer = Optional.empty();

    /** Writes to that file. */
    public CsvLogger(Path file) {
        this.file = file;
    }

    @Override
    public void onTrainBegin(Training training) {
        FitOptions options = training.options();
        boolean goOn = (options.initialEpoch() > 0 || options.initialStep() > 0) && Files.exists(file);
        try {
            columns = goOn ? header() : List.of();
            writer = Optional.of(CsvWriter.builder()
                    .build(
                            file,
                            StandardCharsets.UTF_8,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            goOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING));
        } catch (IOException e) {
            throw new OutputFileException(file, e);
        }
    }

    /** The names that the file begins with; none of them holds a comma or a quote. */
    private List<String> header() throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(line -> List.of(line.split(",")))
                    .map(all -> all.subList(1, all.size()))
                    .orElse(List.of());
        }
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
        CsvWriter out = writer.orElseThrow();
        List<String> line = new ArrayList<>();
        if (columns.isEmpty()) {
            columns = List.copyOf(logs.keySet());
            line.add("epoch");
            line.addAll(columns);
            out.writeRecord(line);
            line.clear();
        }
        line.add(Integer.toString(epoch));
        columns.forEach(name -> line.add(logs.containsKey(name) ? Double.toString(logs.get(name)) : ""));
        out.writeRecord(line);
        try {
            out.flush();
        } catch (IOException e) {
            throw new OutputFileException(file, e);
        }
    }

    @Override
    public void onClose() {
        if (writer.isPresent()) {
            try {
                writer.get().close();
            } catch (IOException e) {
                throw new OutputFileException(file, e);
            } finally {
                writer = Optional.empty();
            }
        }
    }
}
