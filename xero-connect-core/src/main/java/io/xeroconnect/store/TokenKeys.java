package io.xeroconnect.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A ring of AES-256 keys, the newest first: it seals, all of them open. To change the key, put a new one in front and
 * keep the older ones until every record was written again, at the latest after 60 days.
 *
 * <p>A key's name is derived from it and is no secret. Immutable and thread-safe; the text form shows names only.
 */
public final class TokenKeys {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final String newest;
    private final Map<String, SecretKey> keys;

    private TokenKeys(List<byte[]> newestFirst) {
        Map<String, SecretKey> named = new LinkedHashMap<>();
        for (byte[] key : newestFirst) {
            named.put(idOf(key), new SecretKeySpec(key, "AES"));
        }
        if (named.isEmpty()) {
            throw new IllegalArgumentException("No key is given. Make one with TokenKeys.generate().");
        }
        this.newest = named.keySet().iterator().next();
        this.keys = named;
    }

    /** Returns a new random key as text, for an environment variable or a file. Keep it apart from the store. */
    public static String generate() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /**
     * Returns a ring of these keys.
     *
     * @param newestFirst each of 32 bytes
     * @throws IllegalArgumentException if there is none, or one has another length
     */
    public static TokenKeys of(byte[]... newestFirst) {
        List<byte[]> copies = new ArrayList<>();
        for (byte[] key : newestFirst) {
            copies.add(requireLength(Objects.requireNonNull(key, "key")).clone());
        }
        return new TokenKeys(copies);
    }

    /**
     * Returns a ring of keys as {@link #generate} writes them.
     *
     * @throws IllegalArgumentException if there is none, or one is malformed; the message does not repeat it
     */
    public static TokenKeys parse(List<String> newestFirst) {
        return new TokenKeys(newestFirst.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(TokenKeys::decode)
                .toList());
    }

    /**
     * Reads keys from an environment variable: one or more as {@link #generate} writes them, newest first, with commas
     * between.
     *
     * @throws IllegalArgumentException if it is not set or malformed; the message names the variable
     */
    public static TokenKeys fromEnvironment(String variable) {
        String value = System.getenv(Objects.requireNonNull(variable, "variable"));
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The environment variable " + variable
                    + " is not set. It holds the keys as TokenKeys.generate() writes them, newest first.");
        }
        return parse(Arrays.asList(value.split(",")));
    }

    /**
     * Reads keys from a file: one per line as {@link #generate} writes them, newest first. Blocks on the file.
     *
     * @throws IllegalArgumentException if it cannot be read, is malformed, or others than its owner may read it
     */
    public static TokenKeys fromFile(Path file) {
        try {
            requireOwnerOnly(file);
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("The key file " + file + " cannot be read.", e);
        }
    }

    /** Where a file system has no such permissions (Windows), the folder's access list has to do. */
    private static void requireOwnerOnly(Path file) throws IOException {
        Optional<PosixFileAttributeView> view =
                Optional.ofNullable(Files.getFileAttributeView(file, PosixFileAttributeView.class));
        if (view.isPresent() && !OWNER.containsAll(view.get().readAttributes().permissions())) {
            throw new IllegalArgumentException("Others than its owner may use the key file " + file
                    + ". Give it the permissions rw------- (600).");
        }
    }

    private static byte[] decode(String text) {
        try {
            return requireLength(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            // The decoder's own message quotes the text.
            throw malformed();
        }
    }

    private static byte[] requireLength(byte[] key) {
        if (key.length != BYTES) {
            throw malformed();
        }
        return key;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "A key has 32 bytes, written as 44 characters of base64. Make one with TokenKeys.generate().");
    }

    private static String idOf(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("xero-connect key id".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(key), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /** Returns the name of the key that seals. */
    public String newestId() {
        return newest;
    }

    SecretKey newestKey() {
        return Objects.requireNonNull(keys.get(newest));
    }

    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public String toString() {
        return "TokenKeys" + keys.keySet();
    }
}
