package dev.tandem.data;

import static dev.tandem.data.Examples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.DataAccessException;
import dev.tandem.error.DataFormatException;
import dev.tandem.error.EmptyDatasetException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.type.DType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvDatasetTest {
    private static CsvBuilder csv(String text) {
        return CsvDataset.builder("a.csv", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static final String PETS = """
            height,weight,kind,name
            1.5,2,cat,"Tom, the first"

            2.5,-3e1,dog,"Rex
            the second"
            0.5,1,cat,Kitty
            """;

    @Test
    void readsColumnsByTheNamesInTheHeader() {
        ArrayDataset pets = csv(PETS).label("kind").ignore("name").build().load();
        assertThat(pets.input().toDoubles()).containsExactly(1.5, 2, 2.5, -30, 0.5, 1);
        assertThat(pets.input().type()).hasToString("float32[3, 2]");
        assertThat(pets.target().type()).hasToString("int32[3]");
        assertThat(pets.target().toInts()).containsExactly(0, 1, 0);
        assertThat(csv(PETS).label("kind").build().vocabulary()).containsExactly("cat", "dog");
    }

    @Test
    void featuresComeInTheOrderInWhichTheyAreNamed() {
        ArrayDataset pets = csv(PETS)
                .features("weight", "height")
                .target("height")
                .label("kind", "dog", "cat")
                .dtype(DType.FLOAT64)
                .build()
                .load();
        assertThat(pets.input().toDoubles()).startsWith(2, 1.5);
        assertThat(pets.all().targets().get(0).toDoubles()).containsExactly(1.5, 2.5, 0.5);
        assertThat(pets.all().targets().get(1).toInts()).containsExactly(1, 0, 1);
    }

    @Test
    void readsFilesWithoutAHeader() {
        ArrayDataset data = csv("made by hand\n1;2\n3;4\n")
                .separator(';')
                .skipLines(1)
                .columns("x", "y")
                .target("y")
                .build()
                .load();
        assertThat(data.input().toDoubles()).containsExactly(1, 3);
        assertThat(data.target().toDoubles()).containsExactly(2, 4);
    }

    @Test
    void wholeNumbersAsLabelsAreOrderedAsNumbers() {
        assertThat(csv("x,y\n1,10\n1,9\n1,-2\n").label("y").build().vocabulary())
                .containsExactly("-2", "9", "10");
    }

    @Test
    void aMissingValueIsAnErrorThatNamesLineAndColumn() {
        assertThatThrownBy(() -> read(csv("x,y\n1,2\n3,NA\n").build(), 0))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("a.csv, line 3, column 'y': there is no value ('NA'); expected one:"
                        + " fill the gaps or drop such rows with missing(…)");
    }

    @Test
    void missingValuesCanBeFilled() {
        assertThat(csv("x,y\n1,\n,4\n")
                        .missing(MissingValues.fill(-1))
                        .build()
                        .load()
                        .input()
                        .toDoubles())
                .containsExactly(1, -1, -1, 4);
    }

    @Test
    void rowsWithMissingValuesCanBeDropped() {
        CsvBuilder gaps = csv("x,y,z\n1,2,-\n,4,5\n6,7,8\n").ignore("z").missing(MissingValues.dropRow());
        assertThat(gaps.build().load().input().toDoubles()).containsExactly(1, 2, 6, 7);
        assertThatThrownBy(() ->
                        csv("x\n?\n").missing(MissingValues.dropRow()).build().load())
                .isInstanceOf(EmptyDatasetException.class)
                .hasMessage(
                        "a.csv has no rows without a missing value; expected at least one below the names of the columns");
    }

    @Test
    void otherTextCanStandForAMissingValue() {
        CsvBuilder dashes = csv("x\n-\n1\n").missing(MissingValues.fill(0));
        assertThatThrownBy(() -> dashes.build().load()).hasMessageContaining("line 2, column 'x': '-' is not a number");
        assertThat(dashes.missingMarkers("-").build().load().input().toDoubles())
                .containsExactly(0, 1);
    }

    @Test
    void whatIsNoNumberIsAnErrorThatNamesLineAndColumn() {
        for (String text : new String[] {"abc", "1,5", "1d", "0x1p3", "--1"}) {
            assertThatThrownBy(() ->
                            read(csv("a;x\n\n1;" + text + "\n").separator(';').build(), 0))
                    .isInstanceOf(DataFormatException.class)
                    .hasMessageStartingWith("a.csv, line 3, column 'x': '" + text + "' is not a number; expected one");
        }
    }

    @Test
    void raggedRowsAreErrorsThatNameTheLine() {
        assertThatThrownBy(() -> read(csv("x,y\n1,2\n3\n").build(), 0))
                .isInstanceOf(DataFormatException.class)
                .hasMessage(
                        "a.csv, line 3: 1 fields; expected 2, one for each column: the first that is missing is 'y'");
        assertThatThrownBy(() -> read(csv("x,y\n1,2,3\n").build(), 0))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("a.csv, line 2: 3 fields; expected 2, one for each column:"
                        + " is a field with a separator in it not quoted?");
    }

    @Test
    void anUnknownClassIsAnError() {
        assertThatThrownBy(
                        () -> read(csv("x,y\n1,cta\n").label("y", "cat", "dog").build(), 0))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("a.csv, line 2, column 'y': 'cta' is none of the classes; expected one of cat, dog;"
                        + " did you mean 'cat'?");
    }

    @Test
    void anUnknownColumnIsAnError() {
        assertThatThrownBy(() -> read(csv(PETS).label("kint").build(), 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage(
                        "a.csv has no column 'kint'; expected one of height, weight, kind, name; did you mean 'kind'?");
        assertThatThrownBy(() -> read(csv("x,x\n").build(), 0))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("the header names 'x' twice");
        assertThatThrownBy(() -> read(csv("x\n1\n").target("x").build(), 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("no column left for the features");
    }

    @Test
    void emptyFilesAreErrors() {
        assertThatThrownBy(() -> read(csv("").build(), 0)).isInstanceOf(EmptyDatasetException.class);
        assertThatThrownBy(() -> read(csv("x,y\n").build(), 0)).isInstanceOf(EmptyDatasetException.class);
        assertThatThrownBy(() -> read(csv("x,y\n").label("y").build(), 0)).isInstanceOf(EmptyDatasetException.class);
    }

    @Test
    void aFileThatIsNotThereIsAnError(@TempDir Path folder) {
        assertThatThrownBy(() -> read(CsvDataset.of(folder.resolve("none.csv")), 0))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("none.csv cannot be opened");
    }

    @Test
    void bytesThatAreNoTextAreAnError() {
        byte[] bytes = {'x', '\n', (byte) 0xff, (byte) 0xfe, '\n'};
        assertThatThrownBy(() -> read(
                        CsvDataset.builder("a.csv", () -> new ByteArrayInputStream(bytes))
                                .build(),
                        0))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("is not text in UTF-8");
    }

    @Test
    void anOpenQuotationMarkDoesNotTakeAllMemory() {
        InputStream endless = new InputStream() {
            private boolean first = true;

            @Override
            public int read() {
                boolean quote = first;
                first = false;
                return quote ? '"' : 'a';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    target[offset + i] = (byte) read();
                }
                return length;
            }
        };
        assertThatThrownBy(() -> read(
                        CsvDataset.builder("a.csv", () -> endless).columns("x").build(), 0))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("is a quotation mark left open?");
    }

    /** A file without an end: only what is asked for is read. */
    @Test
    void streams() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        InputStream endless = new InputStream() {
            private int next;

            @Override
            public int read() {
                return "1,2\n".charAt(next++ % 4);
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    target[offset + i] = (byte) read();
                }
                return length;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        CsvDataset rows =
                CsvDataset.builder("endless", () -> endless).columns("x", "y").build();
        assertThat(read(rows.batch(100).take(30), 0)).hasSize(30).allMatch(batch -> batch.size() == 100);
        assertThat(closed).hasValue(1);
    }
}
