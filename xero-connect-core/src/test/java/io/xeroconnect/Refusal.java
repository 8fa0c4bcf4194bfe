package io.xeroconnect;

import io.xeroconnect.call.XeroCall;
import io.xeroconnect.call.XeroCallException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** An operation that Xero's API refuses, always with the same exception, and that remembers how it was run. */
final class Refusal implements XeroCall<String, RuntimeException> {
    final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    final RuntimeException thrown;
    private final int times;

    private Refusal(RuntimeException thrown, int times) {
        this.thrown = thrown;
        this.times = times;
    }

    /** Refuses for ever. */
    static Refusal of(int status, String detail, String... headers) {
        return by(answer(status, detail, headers), Integer.MAX_VALUE);
    }

    /** Refuses this often, and then succeeds. */
    static Refusal by(RuntimeException thrown, int times) {
        return new Refusal(thrown, times);
    }

    static XeroCallException answer(int status, String detail, String... headers) {
        Map<String, List<String>> map = headers.length == 0 ? Map.of() : Map.of(headers[0], List.of(headers[1]));
        return new XeroCallException(status, map, "{\"Detail\":\"" + detail + "\"}");
    }

    @Override
    public String run(String accessToken, String tenantId) {
        tokens.add(accessToken);
        if (tokens.size() <= times) {
            throw thrown;
        }
        return tenantId;
    }
}
