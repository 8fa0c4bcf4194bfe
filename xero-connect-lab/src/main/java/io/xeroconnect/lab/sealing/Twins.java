package io.xeroconnect.lab.sealing;

import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.store.AesGcmTokenCipher;
import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.TokenKeys;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The same store, bare for one connection and sealed for another; both are written and read in turns. */
final class Twins {
    private static final int BARE = 0;
    private static final int SEALED = 1;

    private final Shops shops;
    private final TokenStore bare;
    private final Timed underSeal;
    private final TokenStore sealed;
    private long written;

    Twins(Shops shops, TokenStore store) {
        this.shops = shops;
        this.bare = store;
        this.underSeal = new Timed(store);
        this.sealed = EncryptedTokenStore.over(
                underSeal, new AesGcmTokenCipher(TokenKeys.parse(List.of(TokenKeys.generate()))));
    }

    /**
     * Medians, in microseconds.
     *
     * @param bare a call of the bare store
     * @param sealed a call of the sealed one
     * @param more what the sealed call took beyond the call of the store under it
     */
    record Medians(double bare, double sealed, double more) {}

    /** Writes both so many times. */
    Medians write(int times) {
        long written = this.written;
        this.written += times;
        return measure(times, (number, turn) -> {
            long version = written + turn + 1;
            TokenRecord record = shops.record(number);
            TokenRecord next = new TokenRecord(record.key(), version, record.dueAt(), record.payload());
            return store -> require(store.replace(next, version - 1));
        });
    }

    /** Reads both so many times. */
    Medians find(int times) {
        return measure(
                times,
                (number, turn) -> store -> require(store.find(Shops.key(number)).isPresent()));
    }

    /** A call, made ready for the connection with this number and for this turn. */
    private interface Call {
        Consumer<TokenStore> of(int number, int turn);
    }

    private Medians measure(int times, Call call) {
        double[] bareMicros = new double[times];
        double[] sealedMicros = new double[times];
        double[] more = new double[times];
        for (int i = 0; i < times; i++) {
            Consumer<TokenStore> one = call.of(BARE, i);
            Consumer<TokenStore> other = call.of(SEALED, i);
            boolean bareFirst = i % 2 == 0;
            if (bareFirst) {
                bareMicros[i] = micros(bare, one);
            }
            sealedMicros[i] = micros(sealed, other);
            if (!bareFirst) {
                bareMicros[i] = micros(bare, one);
            }
            more[i] = sealedMicros[i] - underSeal.lastNanos() / 1e3;
        }
        return new Medians(median(bareMicros), median(sealedMicros), median(more));
    }

    private static double micros(TokenStore store, Consumer<TokenStore> call) {
        long start = System.nanoTime();
        call.accept(store);
        return (System.nanoTime() - start) / 1e3;
    }

    private static void require(boolean done) {
        if (!done) {
            throw new IllegalStateException("Nobody else writes here.");
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
