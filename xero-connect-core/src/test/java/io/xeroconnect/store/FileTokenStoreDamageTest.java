package io.xeroconnect.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class FileTokenStoreDamageTest {
    private static final TokenRecord RECORD = Expect.record("shop", 5);
    private static final TokenRecord OTHER = Expect.record("other shop", 1);

    private final List<String> warnings = new ArrayList<>();
    private final Path folder =
            Jimfs.newFileSystem(Configuration.unix()).getPath("/tokens").toAbsolutePath();
    private final TokenStore store = new FileTokenStore(
            folder, new FileEffects(FileEffects.REAL.pause(), FileEffects.REAL.rename(), warnings::add));
    private final Path file = new RecordFolder(folder).recordFile(RECORD.key());

    FileTokenStoreDamageTest() {
        store.replace(RECORD, 0);
        store.replace(OTHER, 0);
        warnings.clear();
    }

    @Test
    void fileTornAtAnyByteIsRecognised() {
        byte[] whole = RecordFormat.encode(RECORD);
        for (int length = 0; length < whole.length; length++) {
            assertCorrupt(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void changeOfAnyBitIsRecognised() {
        for (int bit = 0; bit < RecordFormat.encode(RECORD).length * 8; bit++) {
            byte[] changed = RecordFormat.encode(RECORD);
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertCorrupt(changed);
        }
    }

    @Test
    void extraBytesAreRecognised() {
        byte[] whole = RecordFormat.encode(RECORD);
        assertCorrupt(Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void fieldsThatDoNotFitAreRecognisedUnderARightChecksum() {
        for (int keyLength : new int[] {-1, 0, 1_000, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertCorrupt(sealed(RecordFormat.encode(RECORD), 24, keyLength));
        }
        assertCorrupt(sealed(new byte[12], 0, 0x58435452));
    }

    @Test
    void damagedRecordIsNamedAndLeftAsItIs() throws IOException {
        byte[] torn = tear();
        assertThatThrownBy(() -> store.find(RECORD.key()))
                .isInstanceOfSatisfying(
                        TokenStoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("connection shop")
                .hasMessageContaining("Restore");
        assertThatThrownBy(() -> store.replace(Expect.record("shop", 6), 5)).isInstanceOf(TokenStoreException.class);
        assertThatThrownBy(() -> store.replace(Expect.record("shop", 6), 0)).isInstanceOf(TokenStoreException.class);
        assertThatThrownBy(() -> store.delete(RECORD.key(), 5)).isInstanceOf(TokenStoreException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(torn);
    }

    @Test
    void damagedRecordHidesNoOtherAndIsReportedOnce() throws IOException {
        tear();
        assertThat(store.due(Expect.DUE, 10)).containsExactly(OTHER);
        assertThat(store.page("", 10)).containsExactly(OTHER);
        assertThat(warnings).singleElement().asString().contains("Skipped", file.toString());
    }

    @Test
    void restoredRecordIsReportedWhenItIsDamagedAgain() throws IOException {
        tear();
        assertThat(store.page("", 10)).containsExactly(OTHER);
        Files.write(file, RecordFormat.encode(RECORD));
        assertThat(store.page("", 10)).containsExactly(OTHER, RECORD);
        tear();
        assertThat(store.page("", 10)).containsExactly(OTHER);
        assertThat(warnings).hasSize(2);
    }

    @Test
    void damagedRecordIsDeletedAsVersion0() throws IOException {
        assertThat(store.delete(RECORD.key(), 0)).as("a sound one is not").isFalse();
        tear();
        assertThat(store.delete(RECORD.key(), 0)).isTrue();
        assertThat(store.delete(RECORD.key(), 0)).isFalse();
        assertThat(store.replace(RECORD, 0)).isTrue();
        assertThat(store.find(RECORD.key())).contains(RECORD);
    }

    @Test
    void recordOfAnotherConnectionIsNotServed() throws IOException {
        Files.write(file, RecordFormat.encode(OTHER));
        assertThatThrownBy(() -> store.find(RECORD.key())).hasMessageContaining("record of connection other shop");
        assertThat(store.page("", 10)).containsExactly(OTHER);
    }

    @Test
    void newerFormatIsNamedAndNeverTouched() throws IOException {
        byte[] newer = sealed(RecordFormat.encode(RECORD), 4, RecordFormat.FORMAT + 1);
        Files.write(file, newer);
        for (Runnable use : List.<Runnable>of(
                () -> store.find(RECORD.key()),
                () -> store.replace(Expect.record("shop", 6), 5),
                () -> store.delete(RECORD.key(), 5),
                () -> store.delete(RECORD.key(), 0))) {
            TokenStoreException refused = catchThrowableOfType(TokenStoreException.class, use::run);
            assertThat(refused.reason()).isEqualTo(Reason.NEWER_FORMAT);
            assertThat(refused).hasMessageContaining("format 2").hasMessageContaining(file.toString());
        }
        assertThat(store.page("", 10)).containsExactly(OTHER);
        assertThat(Files.readAllBytes(file)).isEqualTo(newer);
    }

    @Test
    void noErrorShowsThePayload() throws IOException {
        TokenRecord secret = Expect.record("shop", 6, Expect.DUE, "refresh-token-of-a-shop".getBytes(UTF_8));
        store.replace(secret, 5);
        byte[] torn = RecordFormat.encode(secret);
        torn[0] = 0;
        Files.write(file, torn);
        assertThatThrownBy(() -> store.find(RECORD.key())).message().doesNotContain("refresh-token");
    }

    private byte[] tear() throws IOException {
        byte[] whole = RecordFormat.encode(RECORD);
        return Files.readAllBytes(Files.write(file, Arrays.copyOf(whole, whole.length - 3)));
    }

    private void assertCorrupt(byte[] content) {
        TokenStoreException refused = catchThrowableOfType(
                TokenStoreException.class, () -> RecordFormat.decode(content, file, ErrorContext.of(RECORD.key())));
        assertThat(refused.reason()).isEqualTo(Reason.CORRUPT);
    }

    /** Writes a number into a copy and makes the checksum right again. */
    private static byte[] sealed(byte[] content, int position, int number) {
        ByteBuffer changed = ByteBuffer.wrap(content.clone()).putInt(position, number);
        CRC32C checksum = new CRC32C();
        checksum.update(changed.array(), 0, content.length - 4);
        return changed.putInt(content.length - 4, (int) checksum.getValue()).array();
    }
}
