package io.xeroconnect.wizard;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/** Serves the pages from a servlet container (Jakarta Servlet 5 or newer), with a mapping such as {@code /xero/*}. */
public final class SetupServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient SetupPages pages;

    /** Creates the adapter. */
    public SetupServlet(SetupPages pages) {
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest from, HttpServletResponse to) throws IOException {
        PageRequest request = PageRequest.of(from.getMethod(), from.getRequestURI());
        String query = from.getQueryString();
        request = request.withQuery(query == null ? "" : query).withOriginal(from);
        for (String name : Collections.list(from.getHeaderNames())) {
            request = request.withHeader(name, String.join("; ", Collections.list(from.getHeaders(name))));
        }
        PageResponse response = pages.handle(request.withBody(from.getInputStream()));
        to.setStatus(response.status());
        response.headers().forEach((name, values) -> values.forEach(value -> to.addHeader(name, value)));
        to.getOutputStream().write(response.body());
    }
}
