package dev.tandem.data;

/** What to do about a field of a CSV file that has no value. */
public sealed interface MissingValues {
    /** A missing value is an error, which names the line and the column. */
    static MissingValues error() {
        return new Reject();
    }

    /** A missing feature or target becomes this number; a missing label stays an error. */
    static MissingValues fill(double value) {
        return new Fill(value);
    }

    /** A row with a missing value is left out. */
    static MissingValues dropRow() {
        return new DropRow();
    }

    /** See {@link #error()}. */
    record Reject() implements MissingValues {}

    /**
     * See {@link #fill(double)}.
     *
     * @param value what stands for a missing value
     */
    record Fill(double value) implements MissingValues {}

    /** See {@link #dropRow()}. */
    record DropRow() implements MissingValues {}
}
