package io.xeroconnect.sandbox.internal.http;

/** Answers the requests to one endpoint. */
public interface Handler {
    /** Answers one request. The caller holds the world's monitor. */
    Reply handle(Request request);
}
