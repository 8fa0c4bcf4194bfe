package io.xeroconnect.acceptance;

import java.util.Random;
import java.util.stream.IntStream;

/** Texts of a seed, with all that encoders stumble over: reserved, control and wide characters, and half ones if asked. */
public final class RandomTexts {
    private static final String RESERVED = "%+&=?#/:;\"\\'<>{}[]~ \u00e9\u2028\ufeff";

    private final Random random;

    /** Creates the texts of a seed. */
    public RandomTexts(long seed) {
        random = new Random(seed);
    }

    /** Returns the next text, perhaps an empty one. */
    public String next() {
        return IntStream.range(0, random.nextInt(40))
                .map(i -> switch (random.nextInt(5)) {
                    case 0 -> RESERVED.charAt(random.nextInt(RESERVED.length()));
                    case 1 -> random.nextInt(0xD800);
                    case 2 -> random.nextInt(' ');
                    case 3 -> 0x1F600 + random.nextInt(50);
                    default -> ' ' + random.nextInt(95);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Returns the next text with half a character somewhere, which no UTF-8 holds. */
    public String nextWithHalfACharacter() {
        String text = next();
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + (char) (0xD800 + random.nextInt(0x800)) + text.substring(at);
    }
}
