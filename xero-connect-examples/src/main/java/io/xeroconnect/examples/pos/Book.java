package io.xeroconnect.examples.pos;

import java.io.IOException;
import java.util.List;

/** One kind of document in Xero, by the official SDK. The SDK's own exceptions pass through. */
interface Book {
    /** Creates documents and returns what Xero answers about each. */
    List<Answer> create(String token, String tenant, List<Document> batch, String idempotencyKey) throws IOException;

    /** Returns all that Xero has under these numbers. */
    List<Found> find(String token, String tenant, List<String> numbers) throws IOException;
}
