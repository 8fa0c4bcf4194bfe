package io.xeroconnect.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a file store does to the world besides reading and writing; tests put their own in its place.
 *
 * @param pause waits for so many nanoseconds
 * @param rename moves a file over another, at once or not at all
 * @param warn tells the operator
 */
record FileEffects(LongConsumer pause, Rename rename, Consumer<String> warn) {
    private static final Logger LOG = LoggerFactory.getLogger(FileTokenStore.class);

    static final FileEffects REAL = new FileEffects(
            Uninterrupted::pause,
            (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING),
            LOG::warn);

    /** Moves a file. */
    interface Rename {
        void move(Path from, Path to) throws IOException;
    }
}
