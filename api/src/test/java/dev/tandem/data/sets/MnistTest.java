package dev.tandem.data.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.data.ArrayDataset;
import dev.tandem.error.DataAccessException;
import dev.tandem.error.DataFormatException;
import dev.tandem.error.InvalidArgumentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    private static final int SIZE = 300_000;

    @TempDir
    private Path folder;

    private final byte[] content = new byte[SIZE];
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private URI mirror;
    private RemoteFile file;

    /** What the server sends of the bytes asked for; fewer than it promises break the connection. */
    private int sent = SIZE;

    private boolean knowsRanges = true;

    @BeforeEach
    void serve() throws Exception {
        for (int i = 0; i < SIZE; i++) {
            content[i] = (byte) (i * 31 + i / 256);
        }
        file = new RemoteFile("some.gz", SIZE, sha256(content));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mnist/", this::answer);
        server.start();
        mirror = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mnist/");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        Optional<String> range =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"));
        requests.add(exchange.getRequestURI() + " " + range.orElse("all"));
        int start = knowsRanges
                ? range.map(text -> Integer.parseInt(text.replaceAll("\\D", "")))
                        .orElse(0)
                : 0;
        if (start > 0) {
            exchange.getResponseHeaders().add("Content-Range", "bytes " + start + "-" + (SIZE - 1) + "/" + SIZE);
        }
        exchange.sendResponseHeaders(start > 0 ? 206 : 200, SIZE - start);
        exchange.getResponseBody().write(content, start, Math.min(sent, SIZE - start));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private Path fetch(DownloadListener listener) {
        return file.fetch(mirror, folder, listener);
    }

    private List<String> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void downloadsOnceAndTellsHowFarItIs() throws IOException {
        List<Long> progress = new ArrayList<>();
        Path fetched = fetch((name, bytes, total) -> progress.add(bytes));
        assertThat(Files.readAllBytes(fetched)).isEqualTo(content);
        assertThat(progress).isSorted().endsWith((long) SIZE);
        assertThat(fetch(DownloadListener.none())).isEqualTo(fetched);
        assertThat(requests).containsExactly("/mnist/some.gz all");
        assertThat(files()).containsExactly(".lock", "some.gz");
    }

    @Test
    void goesOnAfterAnInterruption() throws IOException {
        sent = 200_000;
        assertThatThrownBy(() -> fetch(DownloadListener.none()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("Try again, and it goes on from where it stopped");
        assertThat(files()).containsExactly(".lock", "some.gz.part");
        long kept = Files.size(folder.resolve("some.gz.part"));
        assertThat(kept).isBetween(1L, 200_000L);
        sent = SIZE;
        assertThat(Files.readAllBytes(fetch(DownloadListener.none()))).isEqualTo(content);
        assertThat(requests).containsExactly("/mnist/some.gz all", "/mnist/some.gz bytes=" + kept + "-");
    }

    @Test
    void beginsAnewWhereTheServerKnowsNoRanges() throws IOException {
        Files.write(folder.resolve("some.gz.part"), Arrays.copyOf(content, 1000));
        knowsRanges = false;
        assertThat(Files.readAllBytes(fetch(DownloadListener.none()))).isEqualTo(content);
    }

    @Test
    void throwsAwayWhatHasTheWrongChecksum() throws IOException {
        content[SIZE / 2]++;
        assertThatThrownBy(() -> fetch(DownloadListener.none()))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("has the SHA-256")
                .hasMessageContaining("-Dtandem.mnist.mirror=URL");
        assertThat(files()).containsExactly(".lock");
        content[SIZE / 2]--;
        assertThat(Files.readAllBytes(fetch(DownloadListener.none()))).isEqualTo(content);
    }

    @Test
    void writesNoMoreThanTheFileHas() {
        file = new RemoteFile("some.gz", SIZE - 1, "0");
        assertThatThrownBy(() -> fetch(DownloadListener.none()))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("more than its 299999 bytes come");
    }

    @Test
    void replacesAFileThatIsCorrupt() throws IOException {
        Files.write(folder.resolve("some.gz"), new byte[SIZE]);
        assertThat(Files.readAllBytes(fetch(DownloadListener.none()))).isEqualTo(content);
    }

    @Test
    void withoutANetworkSaysWhichFilesToPlaceWhere() {
        server.stop(0);
        assertThatThrownBy(() -> new Mnist(mirror, folder, DownloadListener.none()).test())
                .isInstanceOf(DataAccessException.class)
                .hasMessageStartingWith("t10k-images-idx3-ubyte.gz is not in " + folder
                        + " and could not be downloaded from " + mirror + "t10k-images-idx3-ubyte.gz: ")
                .hasMessageEndingWith(
                        "or, without a network, place the four files in that folder: train-images-idx3-ubyte.gz,"
                                + " train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz");
    }

    @Test
    void theMirrorMustBeAnAddress() {
        assertThatThrownBy(() -> Mnist.create().mirror(URI.create("mnist")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("the mirror is 'mnist'; expected the address of a folder");
        assertThat(Mnist.create().mirror(URI.create("http://there/mnist")).mirror())
                .hasToString("http://there/mnist/");
        assertThat(Mnist.create().folder().endsWith(Path.of("tandem", "mnist"))).isTrue();
    }

    @Test
    void readsTheRealTestFiles() {
        String data = System.getenv("TANDEM_TEST_DATA");
        assumeTrue(
                data != null, "TANDEM_TEST_DATA does not name a folder with mnist/t10k-*: the real files are not read");
        ArrayDataset test = Mnist.create().folder(Path.of(data, "mnist")).test();
        assertThat(test.input().type()).hasToString("float32[10000, 28, 28, 1]");
        assertThat(test.target().toInts()).startsWith(7, 2, 1, 0, 4, 1, 4, 9);
        assertThat(IntStream.of(test.target().toInts()).filter(digit -> digit == 0))
                .hasSize(980);
    }
}
