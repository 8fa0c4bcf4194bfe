package io.xeroconnect.examples.pos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file of lines that only grows. What was added is on the disk when {@link #append} returns; a line that was cut short
 * by a crash is not one. Only one process has it open.
 */
final class Journal implements AutoCloseable {
    private final FileChannel channel;
    private final List<String> lines;

    private Journal(FileChannel channel) throws IOException {
        this.channel = channel;
        if (!isOurs(channel)) {
            throw new IOException("Another till is at work with the same files. Only one may be.");
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
        String text = new String(bytes.array(), 0, end(bytes.array()), UTF_8);
        this.lines = text.lines().toList();
        channel.truncate(end(bytes.array()));
        channel.position(channel.size());
    }

    static Journal open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new Journal(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns the lines that were there when it was opened. */
    List<String> lines() {
        return lines;
    }

    /**
     * Adds lines, which hold no line break, and returns when they will survive a power cut. After a failure, such as a
     * full disk, nothing more can be added, since it would follow half a line: the file has to be opened again.
     */
    void append(List<String> more) throws IOException {
        if (more.isEmpty()) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap((String.join("\n", more) + "\n").getBytes(UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** After the last line break. Not a character of several bytes can be cut here, as none contains this one. */
    private static int end(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
