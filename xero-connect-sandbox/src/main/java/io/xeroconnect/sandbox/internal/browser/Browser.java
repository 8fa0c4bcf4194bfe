package io.xeroconnect.sandbox.internal.browser;

import io.xeroconnect.sandbox.internal.http.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Walks a person through Xero's pages over HTTP, and stops where the app's own address begins. */
public final class Browser {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final URI site;

    /** Opens a browser that stays on this site. */
    public Browser(URI site) {
        this.site = site;
    }

    /** Signs in, chooses these tenants (none: as preset) and presses "Allow access"; returns the callback. */
    public URI allow(URI start, String email, List<String> tenants) {
        Page consent = signIn(start, email);
        HtmlForm form = consent.form();
        if (!tenants.isEmpty()) {
            form.fields().remove("tenant");
            tenants.forEach(tenant -> choose(consent, form, tenant));
        }
        return submit(consent, form.action(), form.fields().add("action", "allow"))
                .callback();
    }

    /** Signs in and presses "Cancel"; returns the callback. */
    public URI cancel(URI start, String email) {
        Page consent = signIn(start, email);
        HtmlForm form = consent.form();
        return submit(consent, form.action(), form.fields().add("action", "cancel"))
                .callback();
    }

    /** Opens an address and returns the text of the page on which it ends. */
    public String read(URI address) {
        return HtmlForm.text(open(address).html());
    }

    private Page signIn(URI start, String email) {
        Page page = open(start);
        HtmlForm form = page.form();
        return submit(page, form.action(), form.fields().add("email", email));
    }

    private static void choose(Page consent, HtmlForm form, String tenant) {
        if (!HtmlForm.offers(consent.html(), tenant)) {
            throw new IllegalArgumentException("The consent page does not offer the tenant " + tenant + ".");
        }
        form.fields().add("tenant", tenant);
    }

    private Page open(URI address) {
        return follow(HttpRequest.newBuilder(address).GET().build());
    }

    private Page submit(Page page, String action, Form fields) {
        return follow(HttpRequest.newBuilder(page.address().resolve(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.encode()))
                .build());
    }

    private Page follow(HttpRequest request) {
        HttpResponse<String> response = send(request);
        URI here = request.uri();
        while (response.statusCode() / 100 == 3) {
            here = here.resolve(response.headers().firstValue("Location").orElseThrow());
            if (!isOnSite(here)) {
                return Page.outside(here);
            }
            response = send(HttpRequest.newBuilder(here).GET().build());
        }
        return new Page(here, response.body(), false);
    }

    private boolean isOnSite(URI address) {
        return site.getAuthority().equals(address.getAuthority())
                && (address.getPath().startsWith("/identity/")
                        || address.getPath().equals("/connectionLimit"));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a page.", e);
        }
    }
}
