package io.xeroconnect.wizard;

import java.net.URI;
import java.util.Optional;

/** Where the pages are, and where the callback and the start page are, possibly on another host. */
final class Addresses {
    private final URI pages;
    private final URI callback;
    private final URI start;
    private final String base;
    private final String callbackBase;

    Addresses(URI pages, URI callback) {
        this.pages = require(pages, "pages");
        this.callback = require(callback, "callback");
        this.base = pages.getRawPath().replaceFirst("/+$", "");
        String path = callback.getRawPath();
        this.callbackBase = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        this.start = URI.create(origin(callback) + callbackBase + "/start");
        if (start.getRawPath().equals(path)) {
            throw new IllegalArgumentException("The callback must not be at " + path
                    + ", where the start page is: choose another last word, for example callback.");
        }
    }

    private static URI require(URI address, String what) {
        boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!web || address.getHost() == null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("The address of the " + what
                    + " must look like https://office.example/xero, this one is " + address + ".");
        }
        return address;
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    String origin() {
        return origin(pages);
    }

    String callbackOrigin() {
        return origin(callback);
    }

    String callback() {
        return callback.toString();
    }

    boolean isHttps() {
        return pages.getScheme().equals("https");
    }

    URI start() {
        return start;
    }

    boolean isStart(String path) {
        return path.equals(start.getRawPath());
    }

    boolean isCallback(String path) {
        return path.equals(callback.getRawPath());
    }

    /** Returns the last word of the path of one of the pages; empty for the list. */
    Optional<String> pageAt(String path) {
        if (path.equals(base)) {
            return Optional.of("");
        }
        return path.startsWith(base + "/") ? Optional.of(path.substring(base.length() + 1)) : Optional.empty();
    }

    /** As {@link #pageAt}, for what the callback and the start page need on their own host. */
    Optional<String> resourceAt(String path) {
        return path.startsWith(callbackBase + "/")
                ? Optional.of(path.substring(callbackBase.length() + 1))
                : Optional.empty();
    }

    /** Returns the path of a page with its query, for a link on the same host. */
    String page(String name, String... namesAndValues) {
        String query = Query.of(namesAndValues);
        return base + "/" + name + (query.isEmpty() ? "" : "?" + query);
    }

    /** Returns the whole address of a page, for a link on the callback's host. */
    String absolute(String page) {
        return origin() + page;
    }

    String resource(String name, boolean onCallbackHost) {
        return (onCallbackHost ? callbackBase : base) + "/" + name;
    }
}
