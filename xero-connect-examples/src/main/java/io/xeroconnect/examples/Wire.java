package io.xeroconnect.examples;

import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxRequest;
import io.xeroconnect.sandbox.XeroSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the sandbox's own log of requests, which holds no secrets: what the product sent, and what Xero answered. */
final class Wire {
    private final XeroSandbox xero;
    private int told;

    Wire(XeroSandbox xero) {
        this.xero = xero;
    }

    /** Returns the requests that were not told yet, oldest first. */
    List<SandboxRequest> news() {
        List<SandboxRequest> all = xero.requests();
        return all.subList(told, all.size());
    }

    /** Returns the refreshes that were not told yet. */
    List<SandboxRequest> refreshes() {
        return news().stream()
                .filter(request -> grantType(request).equals("refresh_token"))
                .toList();
    }

    /** Returns whether nothing was sent that was not told yet. */
    boolean isQuiet() {
        return news().isEmpty();
    }

    /** Tells the news, in a line for each request. */
    List<String> tell() {
        List<SandboxRequest> news = news();
        told += news.size();
        List<String> lines = new ArrayList<>();
        long pages = news.stream().filter(Wire::isBrowser).count();
        if (pages > 0) {
            lines.add(pages + " pages of Xero, by the owner's browser");
        }
        news.stream().filter(request -> !isBrowser(request)).map(Wire::line).forEach(lines::add);
        return lines.isEmpty() ? List.of("nothing") : lines;
    }

    /** Tells all requests of the product so far, by endpoint. */
    String total() {
        return xero.requests().stream()
                .filter(request -> !isBrowser(request))
                .collect(Collectors.groupingBy(SandboxRequest::endpoint, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    static String grantType(SandboxRequest request) {
        return request.form().getOrDefault("grant_type", "");
    }

    private static boolean isBrowser(SandboxRequest request) {
        return request.endpoint() == Endpoint.AUTHORIZE || request.endpoint() == Endpoint.PAGES;
    }

    private static String line(SandboxRequest request) {
        String path = request.path().replaceFirst("^/connections/.+", "/connections/{id}");
        String grant = grantType(request).isEmpty() ? "" : " " + grantType(request);
        return request.method() + " " + path + grant + " -> " + request.status();
    }
}
