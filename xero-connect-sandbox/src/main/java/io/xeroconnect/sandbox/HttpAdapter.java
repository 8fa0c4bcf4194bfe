package io.xeroconnect.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Translates between WireMock's requests and ours. */
final class HttpAdapter implements ResponseDefinitionTransformerV2 {
    /** What stands behind the server. */
    interface Answer {
        /** Answers one request; called by many threads. */
        Reply to(Request request);
    }

    private static final int MILLIS_BETWEEN_PIECES = 20;

    private volatile Answer answer = request -> Reply.empty(503);

    void answerWith(Answer next) {
        answer = next;
    }

    @Override
    public String getName() {
        return "xero-sandbox";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        return definition(answer.to(request(event.getRequest())));
    }

    private static Request request(LoggedRequest logged) {
        String[] url = logged.getUrl().split("\\?", 2);
        Map<String, String> headers = new HashMap<>();
        for (HttpHeader header : logged.getHeaders().all()) {
            headers.put(header.key().toLowerCase(Locale.ROOT), header.firstValue());
        }
        Request request = new Request(
                logged.getMethod().getName(),
                url[0],
                Form.parse(url.length == 2 ? url[1] : ""),
                headers,
                Form.empty(),
                logged.getBodyAsString(),
                UUID.randomUUID().toString());
        return request.hasForm() ? request.withForm(Form.parse(request.body())) : request;
    }

    private static ResponseDefinition definition(Reply reply) {
        ResponseDefinitionBuilder builder = new ResponseDefinitionBuilder();
        switch (reply.delivery()) {
            case LOST -> builder.withFault(Fault.EMPTY_RESPONSE);
            case RESET -> builder.withFault(Fault.CONNECTION_RESET_BY_PEER);
            case COMPLETE -> complete(builder, reply);
            case HALF -> half(builder, reply);
            case DRIPPING -> dripping(builder, reply);
        }
        return builder.build();
    }

    private static void complete(ResponseDefinitionBuilder builder, Reply reply) {
        fill(builder, reply).withBody(reply.body());
        if (!reply.delay().isZero()) {
            builder.withFixedDelay(Math.toIntExact(reply.delay().toMillis()));
        }
    }

    /** Jetty closes a connection on which fewer bytes were sent than the header says. */
    private static void half(ResponseDefinitionBuilder builder, Reply reply) {
        byte[] body = reply.body().getBytes(UTF_8);
        fill(builder, reply)
                .withHeader("Content-Length", Integer.toString(body.length))
                .withBody(Arrays.copyOf(body, body.length / 2));
    }

    private static void dripping(ResponseDefinitionBuilder builder, Reply reply) {
        int length = Math.max(1, reply.body().getBytes(UTF_8).length);
        int millis = Math.toIntExact(reply.delay().toMillis());
        int pieces = Math.min(length, Math.max(1, millis / MILLIS_BETWEEN_PIECES));
        fill(builder, reply).withBody(reply.body()).withChunkedDribbleDelay(pieces, millis);
    }

    private static ResponseDefinitionBuilder fill(ResponseDefinitionBuilder builder, Reply reply) {
        builder.withStatus(reply.status());
        reply.headers().forEach(builder::withHeader);
        return builder;
    }
}
