package io.xeroconnect.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.model.ConnectionKey;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The bytes of one record file, big-endian:
 *
 * <pre>
 * int    the letters XCTR
 * int    format number, 1
 * long   version
 * long   dueAt, epoch milliseconds
 * int    length of the key, then the key in UTF-8
 * bytes  payload, up to the checksum
 * int    CRC-32C of everything before
 * </pre>
 *
 * <p>The first eight and the last four bytes mean the same in every format, so that a torn file is told from a newer one.
 */
final class RecordFormat {
    static final int FORMAT = 1;

    private static final int MAGIC = 0x58435452;
    private static final int PREFIX_BYTES = 2 * Integer.BYTES;
    private static final int CHECKSUM_BYTES = Integer.BYTES;
    private static final int FIXED_BYTES = PREFIX_BYTES + 2 * Long.BYTES + Integer.BYTES + CHECKSUM_BYTES;

    private RecordFormat() {}

    static byte[] encode(TokenRecord record) {
        byte[] key = record.key().value().getBytes(UTF_8);
        byte[] payload = record.payload();
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + key.length + payload.length)
                .putInt(MAGIC)
                .putInt(FORMAT)
                .putLong(record.version())
                .putLong(record.dueAt().toEpochMilli())
                .putInt(key.length)
                .put(key)
                .put(payload);
        return out.putInt(checksum(out.array())).array();
    }

    /**
     * Reads a record.
     *
     * @param about the connection, where it is known
     * @throws TokenStoreException CORRUPT or NEWER_FORMAT, naming the file
     */
    static TokenRecord decode(byte[] bytes, Path file, ErrorContext about) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < PREFIX_BYTES + CHECKSUM_BYTES || in.getInt() != MAGIC) {
            throw damaged(file, "it does not begin like a record", about);
        }
        if (in.getInt(bytes.length - CHECKSUM_BYTES) != checksum(bytes)) {
            throw damaged(file, "its checksum does not match", about);
        }
        int format = in.getInt();
        if (format > FORMAT) {
            String seen = "The file " + file + " has format " + format + ", this release knows " + FORMAT + ".";
            throw new TokenStoreException(Reason.NEWER_FORMAT, about.detail(seen));
        }
        try {
            return decodeFields(in, bytes);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw damaged(file, "its fields do not fit together", about.cause(e));
        }
    }

    static TokenStoreException damaged(Path file, String seen, ErrorContext about) {
        return new TokenStoreException(Reason.CORRUPT, about.detail("The file " + file + " is damaged: " + seen + "."));
    }

    private static TokenRecord decodeFields(ByteBuffer in, byte[] bytes) {
        long version = in.getLong();
        Instant dueAt = Instant.ofEpochMilli(in.getLong());
        int keyLength = in.getInt();
        String key = new String(bytes, in.position(), keyLength, UTF_8);
        byte[] payload = Arrays.copyOfRange(bytes, in.position() + keyLength, bytes.length - CHECKSUM_BYTES);
        return new TokenRecord(ConnectionKey.ofStored(key), version, dueAt, payload);
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - CHECKSUM_BYTES);
        return (int) checksum.getValue();
    }
}
