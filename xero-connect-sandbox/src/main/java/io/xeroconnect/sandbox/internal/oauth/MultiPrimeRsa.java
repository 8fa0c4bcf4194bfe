package io.xeroconnect.sandbox.internal.oauth;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * An RSA key of 2048 bits with eight primes instead of two (RFC 8017 §3.2). Nobody who verifies can tell the
 * difference, but it signs six times faster, because eight small powers cost less than two large ones, and is found at
 * once. Its primes are too short to guard anything real; what it signs is worth nothing.
 */
final class MultiPrimeRsa {
    static final int BITS = 2_048;
    static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

    private static final int PRIMES = 8;
    private static final int PRIME_BITS = BITS / PRIMES;

    /**
     * One prime and how to use it (Chinese remainder theorem).
     *
     * @param exponent inverts the public exponent modulo this prime
     * @param weight 1 modulo this prime, 0 modulo every other
     */
    private record Part(BigInteger prime, BigInteger exponent, BigInteger weight) {
        static Part of(BigInteger prime, BigInteger modulus) {
            BigInteger others = modulus.divide(prime);
            return new Part(
                    prime,
                    EXPONENT.modInverse(prime.subtract(BigInteger.ONE)),
                    others.multiply(others.modInverse(prime)));
        }

        BigInteger power(BigInteger base) {
            return base.mod(prime).modPow(exponent, prime).multiply(weight);
        }
    }

    private final BigInteger modulus;
    private final List<Part> parts;

    private MultiPrimeRsa(List<BigInteger> primes) {
        modulus = primes.stream().reduce(BigInteger.ONE, BigInteger::multiply);
        parts = primes.stream().map(prime -> Part.of(prime, modulus)).toList();
    }

    static MultiPrimeRsa generate() {
        SecureRandom random = new SecureRandom();
        List<BigInteger> primes = new ArrayList<>();
        while (primes.size() < PRIMES) {
            BigInteger prime = prime(random);
            if (!primes.contains(prime)
                    && prime.subtract(BigInteger.ONE).gcd(EXPONENT).equals(BigInteger.ONE)) {
                primes.add(prime);
            }
        }
        return new MultiPrimeRsa(primes);
    }

    BigInteger modulus() {
        return modulus;
    }

    /** The private operation (RFC 8017 §5.2.1, RSASP1). */
    BigInteger sign(BigInteger message) {
        return parts.stream()
                .map(part -> part.power(message))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .mod(modulus);
    }

    /** The four highest bits are set, so that the product of eight has exactly 2048. */
    private static BigInteger prime(SecureRandom random) {
        BigInteger high = BigInteger.valueOf(0b1111).shiftLeft(PRIME_BITS - 4);
        BigInteger prime = high.or(new BigInteger(PRIME_BITS, random)).nextProbablePrime();
        return prime.bitLength() == PRIME_BITS ? prime : prime(random);
    }
}
