package dev.tandem.data.sets;

/** Is told how far a download has come, such as to draw a progress bar. */
@FunctionalInterface
public interface DownloadListener {
    /**
     * Some more bytes have arrived.
     *
     * @param file the name of the file
     * @param bytes how many there are by now, those of an earlier try included
     * @param total how many there will be
     */
    void progressed(String file, long bytes, long total);

    /** Hears nothing. */
    static DownloadListener none() {
        return (file, bytes, total) -> {};
    }
}
