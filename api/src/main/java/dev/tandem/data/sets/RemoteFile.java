package dev.tandem.data.sets;

import dev.tandem.error.DataAccessException;
import dev.tandem.error.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A file that is known by its content, and fetched into a folder when it is not there. What has arrived lies beside it as
 * {@code NAME.part}, from which the next try goes on; it gets its name only once it is whole.
 *
 * @param name the file's name, here and there
 * @param size its length in bytes, more than which is never written
 * @param sha256 the SHA-256 of its content, in hexadecimal
 */
record RemoteFile(String name, long size, String sha256) {
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Returns where it is, after a download if need be.
     *
     * @throws DataAccessException if it cannot be had
     * @throws DataFormatException if what comes is something else
     */
    Path fetch(URI mirror, Path folder, DownloadListener listener) {
        Path file = folder.resolve(name);
        try {
            if (isWhole(file)) {
                return file;
            }
            Files.createDirectories(folder);
            // Who else fetches it, in this process or another, is waited for.
            synchronized (RemoteFile.class) {
                try (FileChannel lock = FileChannel.open(
                        folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    lock.lock();
                    if (!isWhole(file)) {
                        fetchAlone(mirror, folder, listener);
                    }
                }
            }
            return file;
        } catch (IOException e) {
            throw unavailable(mirror, folder, e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(mirror, folder, "interrupted", e);
        }
    }

    private void fetchAlone(URI mirror, Path folder, DownloadListener listener)
            throws IOException, InterruptedException {
        Path arrived = folder.resolve(name + ".part");
        try (FileChannel part = FileChannel.open(
                arrived, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            download(mirror, part, listener);
            part.force(true);
        }
        String found = digest(Files.newInputStream(arrived));
        if (!found.equals(sha256)) {
            // Going on from these bytes could never end well.
            Files.delete(arrived);
            throw new DataFormatException(
                    name,
                    "what " + mirror.resolve(name) + " sends has the SHA-256 " + found + "; expected " + sha256
                            + ": it was thrown away; try again, or another mirror with -D" + Mnist.MIRROR_PROPERTY
                            + "=URL");
        }
        Files.move(arrived, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isWhole(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == size
                && digest(Files.newInputStream(file)).equals(sha256);
    }

    private void download(URI mirror, FileChannel part, DownloadListener listener)
            throws IOException, InterruptedException {
        if (part.size() > size) {
            part.truncate(0);
        }
        long start = part.size();
        if (start == size) {
            return;
        }
        URI source = mirror.resolve(name);
        HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(PATIENCE);
        if (start > 0) {
            request.header("Range", "bytes=" + start + "-");
        }
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
                part.truncate(0);
            }
            if (response.statusCode() != OK && !(response.statusCode() == PARTIAL_CONTENT && start > 0)) {
                throw new IOException(source + " answered with status " + response.statusCode());
            }
            // A server that knows no ranges sends all of it again.
            boolean goesOn = response.statusCode() == PARTIAL_CONTENT
                    && response.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + start + "-");
            if (!goesOn) {
                part.truncate(0);
            }
            copy(body, part.position(part.size()), listener);
        }
        if (part.size() < size) {
            throw new IOException(source + " ended after " + part.size() + " of " + size + " bytes");
        }
    }

    private void copy(InputStream body, FileChannel part, DownloadListener listener) throws IOException {
        byte[] chunk = new byte[1 << 16];
        for (int length = body.read(chunk); length >= 0; length = body.read(chunk)) {
            if (part.position() + length > size) {
                part.truncate(0);
                throw new DataFormatException(
                        name, "more than its " + size + " bytes come; expected no more: is the mirror right?");
            }
            ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, length);
            while (bytes.hasRemaining()) {
                part.write(bytes);
            }
            listener.progressed(name, part.position(), size);
        }
    }

    private static String digest(InputStream stream) throws IOException {
        try (stream) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[1 << 16];
            for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
                digest.update(chunk, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private DataAccessException unavailable(URI mirror, Path folder, String reason, Exception cause) {
        return new DataAccessException(
                name + " is not in " + folder + " and could not be downloaded from " + mirror.resolve(name) + ": "
                        + reason
                        + ". Try again, and it goes on from where it stopped; or name another mirror with -D"
                        + Mnist.MIRROR_PROPERTY + "=URL; or, without a network, place the four files in that folder: "
                        + String.join(", ", Mnist.fileNames()),
                cause);
    }
}
