package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares the redirect URI in use with what the owner pasted from Xero, which compares letter by letter. The first
 * difference that explains all of it is named; where several addresses were pasted, the nearest counts.
 */
public final class RedirectUriComparison {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1");
    private static final int LONGEST_SHOWN = 300;

    private RedirectUriComparison() {}

    /**
     * Returns the difference, with both addresses.
     *
     * @param pasted one or more addresses, separated by white space or commas; anything else is said to be none
     */
    public static CheckResult compare(URI used, String pasted) {
        return Arrays.stream(pasted.strip().split("[\\s,;]+"))
                .map(RedirectUriComparison::address)
                .flatMap(Optional::stream)
                .map(registered -> compare(used, registered))
                .min(Comparator.comparing(Difference::finding)) // declared from near to far
                .map(difference -> difference.result(used))
                .orElseGet(PageFinding.NOT_AN_ADDRESS::result);
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text.replaceAll("^[\"'<]+|[\"'>]+$", ""));
            boolean http = uri.getHost() != null
                    && uri.getScheme() != null
                    && uri.getScheme().matches("(?i)https?");
            return Optional.of(uri).filter(any -> http && text.length() <= LONGEST_SHOWN);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private record Difference(PageFinding finding, URI registered) {
        CheckResult result(URI used) {
            return finding.with("Here: " + used + " At Xero: " + registered);
        }
    }

    private static Difference compare(URI used, URI registered) {
        return new Difference(difference(used, registered), registered);
    }

    private static PageFinding difference(URI used, URI registered) {
        String a = used.toString();
        String b = registered.toString();
        if (a.equals(b)) {
            return PageFinding.SAME;
        }
        if (withoutSlash(a).equals(withoutSlash(b))) {
            return PageFinding.TRAILING_SLASH;
        }
        if (a.equalsIgnoreCase(b)) {
            return PageFinding.CASE;
        }
        List<PageFinding> parts = differentParts(used, registered);
        return parts.size() == 1 ? parts.get(0) : PageFinding.PATH;
    }

    /** Whoever mends one part of several would only meet the next one. */
    private static List<PageFinding> differentParts(URI used, URI registered) {
        List<PageFinding> parts = new ArrayList<>();
        if (!used.getScheme().equalsIgnoreCase(registered.getScheme())) {
            parts.add(PageFinding.SCHEME);
        }
        if (!used.getHost().equalsIgnoreCase(registered.getHost())) {
            boolean sameMachine = isLoopback(used) && isLoopback(registered);
            parts.add(sameMachine ? PageFinding.LOOPBACK_ADDRESS : PageFinding.HOST);
        }
        if (used.getPort() != registered.getPort()) {
            parts.add(PageFinding.PORT);
        }
        if (!used.getPath().equals(registered.getPath())) {
            parts.add(PageFinding.PATH);
        }
        if (!Objects.equals(used.getQuery(), registered.getQuery())) {
            parts.add(PageFinding.QUERY);
        }
        return parts;
    }

    private static boolean isLoopback(URI uri) {
        return LOOPBACK.contains(uri.getHost());
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
