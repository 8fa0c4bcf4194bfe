package io.xeroconnect.wizard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that the pages need: served with an ETag, asked for anew each time. */
final class Asset {
    private final byte[] content;
    private final String type;
    private final String tag;

    private Asset(byte[] content, String type) {
        this.content = content;
        this.type = type;
        this.tag = '"' + hash(content) + '"';
    }

    static Asset of(byte[] content, String type) {
        return new Asset(content.clone(), type);
    }

    /** Returns a file of this package. */
    static byte[] load(String name) {
        try (InputStream file = Asset.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The file " + name + " is missing in the jar of the wizard.");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PageResponse answer(PageRequest request) {
        boolean known = request.header("If-None-Match").contains(tag);
        PageResponse response = known
                ? PageResponse.of(304, new byte[0])
                : PageResponse.of(200, content).with("Content-Type", type);
        return response.with("ETag", tag).with("Cache-Control", "no-cache");
    }

    private static String hash(byte[] content) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(all, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
