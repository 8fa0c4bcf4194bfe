package io.xeroconnect.acceptance.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of files, which is renamed away, as if its disk had been pulled. */
final class FolderUnderTest implements StoreUnderTest {
    private final Path folder;
    private final Path away;

    FolderUnderTest(Path folder) {
        this.folder = folder;
        this.away = folder.resolveSibling(folder.getFileName() + "-away");
    }

    @Override
    public String address() {
        return folder.toString();
    }

    @Override
    public void takeAway() throws IOException {
        Files.move(folder, away);
    }

    @Override
    public void giveBack() throws IOException {
        Files.move(away, folder);
    }

    @Override
    public void close() {}
}
