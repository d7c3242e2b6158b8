package dev.tandem.export;

import dev.tandem.graph.Call;
import dev.tandem.type.TensorType;
import java.nio.file.Path;
import java.util.List;

/** Writes networks in one format; found by {@link java.util.ServiceLoader}. Loading the class must not load native code. */
public interface FormatWriter {
    /** A network in the words of a format, ready to be written. */
    @FunctionalInterface
    interface Translation {
        /**
         * Writes it, as a whole or not at all.
         *
         * @throws dev.tandem.error.OutputFileException if it cannot be written; what was there before stays
         */
        void write(Path path);
    }

    /** The format. */
    ExportFormat format();

    /**
     * Makes sure that the format can express a call.
     *
     * @throws dev.tandem.error.UnsupportedExportException if it cannot, naming the operation
     */
    void require(Call call, List<TensorType> inputs);

    /**
     * Translates a network; writes nothing yet.
     *
     * @throws dev.tandem.error.UnsupportedExportException if it depends on the size of the batch in a way that cannot be expressed
     */
    Translation translate(ExportedNetwork network);
}
