package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.state.Connection;
import java.time.Instant;

/** Answers a call that was let in. */
interface Work {
    Reply answer(Connection connection, Request request, Instant now);
}
