package dev.tandem.train;

import dev.tandem.loss.LossTypes;
import dev.tandem.metric.MetricTypes;
import dev.tandem.nn.json.RecordJson;
import dev.tandem.optimizer.OptimizerTypes;
import java.util.ArrayList;
import java.util.List;

/**
 * How a model is to be trained as JSON, there and back: optimizer, losses and metrics.
 *
 * <pre>{@code
 * CompilationJson json = CompilationJson.standard().with("Quantile", Quantile.class);
 * String text = json.write(model.compilation());
 * }</pre>
 *
 * <p>A loss, a metric or an optimizer of one's own is a record that is registered. What is made of functions, such as {@code
 * Loss.of} and groups of parameters, no file can hold.
 */
public final class CompilationJson {
    private final RecordJson records;

    private CompilationJson(RecordJson records) {
        this.records = records;
    }

    /** Knows all of the library's own types. */
    public static CompilationJson standard() {
        List<Class<? extends Record>> all = new ArrayList<>(OptimizerTypes.all());
        all.addAll(LossTypes.all());
        all.addAll(MetricTypes.all());
        return new CompilationJson(RecordJson.of(all));
    }

    /**
     * The same, which knows a type more.
     *
     * @param name in JSON
     * @param type a record of values, lists and records
     * @throws dev.tandem.error.InvalidArgumentException if the name is taken
     */
    public CompilationJson with(String name, Class<? extends Record> type) {
        return new CompilationJson(records.with(name, type));
    }

    /**
     * A compilation as JSON.
     *
     * @throws dev.tandem.error.InvalidArgumentException if a part is a function, or of a type that is not registered, naming its
     *     path
     */
    public String write(Compilation compilation) {
        return records.write(Compilation.class, compilation);
    }

    /**
     * A compilation out of JSON.
     *
     * @throws dev.tandem.error.TandemException if the text is no JSON, or a property is unknown, missing or wrong, naming its
     *     path
     */
    public Compilation read(String text) {
        return records.read(Compilation.class, text);
    }
}
