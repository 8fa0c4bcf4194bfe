package io.xeroconnect.sandbox;

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
                UUID.randomUUID().toString());
        return request.hasForm() ? request.withForm(Form.parse(logged.getBodyAsString())) : request;
    }

    private static ResponseDefinition definition(Reply reply) {
        ResponseDefinitionBuilder builder = new ResponseDefinitionBuilder();
        switch (reply.delivery()) {
            case LOST -> builder.withFault(Fault.EMPTY_RESPONSE);
            case RESET -> builder.withFault(Fault.CONNECTION_RESET_BY_PEER);
            case COMPLETE -> fill(builder, reply);
        }
        return builder.build();
    }

    private static void fill(ResponseDefinitionBuilder builder, Reply reply) {
        builder.withStatus(reply.status()).withBody(reply.body());
        reply.headers().forEach(builder::withHeader);
        if (!reply.delay().isZero()) {
            builder.withFixedDelay(Math.toIntExact(reply.delay().toMillis()));
        }
    }
}
