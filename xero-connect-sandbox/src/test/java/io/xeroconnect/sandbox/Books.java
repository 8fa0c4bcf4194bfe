package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A shop's books, and an app that may write them. */
final class Books {
    static final String SCOPES =
            "openid accounting.settings accounting.contacts accounting.invoices accounting.payments"
                    + " accounting.banktransactions accounting.manualjournals";

    private final Shop shop;
    private final String token;

    private Books(Shop shop, String token) {
        this.shop = shop;
        this.token = token;
    }

    static Books in(XeroSandbox sandbox) {
        return in(sandbox, SCOPES);
    }

    static Books in(XeroSandbox sandbox, String scopes) {
        Shop shop = Shop.in(sandbox);
        TestClient client = shop.client();
        Form request = client.request(shop.app()).remove("scope").add("scope", scopes);
        String code = TestClient.parameters(shop.user().allow(client.authorizationUri(request), shop.books()))
                .get("code");
        return new Books(shop, Tokens.of(client.exchange(shop.app(), code)).access());
    }

    Shop shop() {
        return shop;
    }

    String token() {
        return token;
    }

    SandboxLedger ledger() {
        return shop.books().ledger();
    }

    HttpResponse<String> get(String path) {
        return shop.client().tenant(path, token, shop.books().tenantId());
    }

    HttpResponse<String> where(String resource, String condition) {
        return get(resource + "?page=1&where=" + URLEncoder.encode(condition, StandardCharsets.UTF_8));
    }

    HttpResponse<String> put(String path, String body, String... headers) {
        return write("PUT", path, body, headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return write("POST", path, body, headers);
    }

    /** Writes one element and returns it; it must be accepted. */
    Map<String, Object> put(String path, String name, String element) {
        HttpResponse<String> response = put(path, "{\"" + name + "\":[" + element + "]}");
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return items(response, name).get(0);
    }

    private HttpResponse<String> write(String method, String path, String body, String... headers) {
        String[] usual = {
            "Authorization",
            "Bearer " + token,
            "xero-tenant-id",
            "" + shop.books().tenantId(),
            "Content-Type",
            "application/json"
        };
        String[] all = Arrays.copyOf(usual, usual.length + headers.length);
        System.arraycopy(headers, 0, all, usual.length, headers.length);
        return shop.client().write(method, path, body, all);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> items(HttpResponse<String> response, String name) {
        return (List<Map<String, Object>>) TestClient.json(response).getOrDefault(name, List.of());
    }

    /** The messages of a 400, of all elements together. */
    static List<String> errors(HttpResponse<String> response) {
        return items(response, "Elements").stream()
                .flatMap(element -> messages(element).stream())
                .toList();
    }

    static List<String> messages(Map<String, Object> element) {
        List<?> errors = (List<?>) element.getOrDefault("ValidationErrors", List.of());
        return errors.stream()
                .map(error -> String.valueOf(((Map<?, ?>) error).get("Message")))
                .toList();
    }

    /** An approved invoice over this much including 10 % tax. */
    static String invoice(String number, String amount) {
        return """
                {"Type":"ACCREC","InvoiceNumber":"%s","Contact":{"Name":"Walk-in"},"Date":"2026-03-04",
                 "DueDate":"2026-03-04","Status":"AUTHORISED","LineAmountTypes":"Inclusive","Reference":"till 1",
                 "LineItems":[{"Description":"Takings","Quantity":1,"UnitAmount":%s,"AccountCode":"200"}]}
                """.formatted(number, amount);
    }

    static String creditNote(String number, String amount) {
        return """
                {"Type":"ACCRECCREDIT","CreditNoteNumber":"%s","Contact":{"Name":"Walk-in"},"Date":"2026-03-04",
                 "Status":"AUTHORISED","LineAmountTypes":"Inclusive",
                 "LineItems":[{"Description":"Returned","Quantity":1,"UnitAmount":%s,"AccountCode":"200"}]}
                """.formatted(number, amount);
    }

    static String payment(String number, String account, String amount) {
        return """
                {"Invoice":{"InvoiceNumber":"%s"},"Account":{"Code":"%s"},"Date":"2026-03-04","Amount":%s,
                 "Reference":"cash"}
                """.formatted(number, account, amount);
    }
}
