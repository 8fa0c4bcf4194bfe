package io.xeroconnect.acceptance.torture;

import com.google.api.client.auth.oauth2.TokenResponseException;
import io.xeroconnect.ScaledManager;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.model.ConnectionKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says which connections are lost: those that do not refresh any more although nothing is disturbed, within the grace
 * period. Whether they do is the sandbox's word.
 */
final class Judge {
    private static final int PAUSE_MILLIS = 100;

    private final TokenKeeper keeper;
    private final Map<String, String> lost = new TreeMap<>();

    Judge(TokenKeeper keeper) {
        this.keeper = keeper;
    }

    /** Returns why each lost connection did not refresh. */
    Map<String, String> lost(List<ConnectionKey> keys) throws InterruptedException {
        long end = System.nanoTime() + ScaledManager.GRACE_PERIOD.toNanos();
        List<ConnectionKey> open = new ArrayList<>(keys);
        while (!open.isEmpty() && System.nanoTime() < end) {
            open.removeIf(this::isDecided);
            Pause.ofMillis(PAUSE_MILLIS);
        }
        return lost;
    }

    private boolean isDecided(ConnectionKey key) {
        try {
            keeper.refresh(key);
            lost.remove(key.value());
            return true;
        } catch (IOException | RuntimeException e) {
            lost.put(key.value(), Calls.firstSentence(e));
            return e instanceof ReauthorizationRequiredException || e instanceof TokenResponseException;
        }
    }
}
