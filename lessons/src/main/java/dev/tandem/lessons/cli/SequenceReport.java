package dev.tandem.lessons.cli;

import com.google.gson.stream.JsonWriter;
import dev.tandem.backend.Backends;
import dev.tandem.lessons.bench.SequenceTimes;
import dev.tandem.lessons.bench.SequenceTimes.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code tandem bench --sequences}: what a training step of an LSTM costs, by the length of its sequences. */
final class SequenceReport {
    private record Line(String engine, String gradients, int length, Times times) {}

    private final int threads;
    private final int runs;
    private final List<Line> lines = new ArrayList<>();

    SequenceReport(int threads, int runs) {
        this.threads = threads;
        this.runs = runs;
    }

    /** Measures, and prints each line once it is known: long sequences take their time. */
    void print(PrintWriter out, List<Integer> lengths) {
        out.println("a training step of an LSTM of 64 units, batch 32, ms; " + threads + " threads, JDK "
                + Runtime.version().feature() + "; later: median of " + runs);
        out.printf(Locale.ROOT, "%-12s%-10s%8s%12s%12s%n", "engine", "gradients", "steps", "first", "later");
        for (String engine : Backends.names()) {
            for (String gradients : List.of("native", "symbolic")) {
                for (int length : lengths) {
                    Times times = SequenceTimes.measure(engine, gradients, threads, length, runs);
                    lines.add(new Line(engine, gradients, length, times));
                    out.printf(
                            Locale.ROOT,
                            "%-12s%-10s%8d%12.1f%12.2f%n",
                            engine,
                            gradients,
                            length,
                            times.first(),
                            times.later());
                    out.flush();
                }
            }
        }
    }

    /** What was measured, as JSON. */
    void write(JsonWriter json) throws IOException {
        json.beginObject();
        json.name("threads").value(threads);
        json.name("milliseconds").beginArray();
        for (Line line : lines) {
            json.beginObject();
            json.name("engine").value(line.engine());
            json.name("gradients").value(line.gradients());
            json.name("steps").value(line.length());
            json.name("first").value(line.times().first());
            json.name("later").value(line.times().later());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
}
