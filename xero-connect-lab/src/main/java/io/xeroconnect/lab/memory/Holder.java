package io.xeroconnect.lab.memory;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.lab.report.Console;
import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.lab.xero.TemplateStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * A process that holds connections, or the strings of as many, and says how much of its heap that fills. Words: which of
 * the two, the template's file, and how many.
 */
final class Holder {
    static final String LIBRARY = "library";
    static final String STRINGS = "strings";
    static final String USED = "used ";
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final int STRINGS_EACH = 5;
    private static final String REFRESH_TOKEN = "refresh-0123456789012345678901234561";
    private static final String TENANT_ID = "11111111-2222-4333-8444-555555555555";
    private static final String TENANT_NAME = "Harbour Plumbing";

    private Holder() {}

    public static void main(String... words) throws IOException, JMException {
        Console.keepForFigures();
        int count = Integer.parseInt(words[2]);
        TemplateStore store = TemplateStore.of(Path.of(words[1]));
        try (ConnectionManager manager = ConnectionManager.builder(store)
                .app(Shops.APP)
                .keepAlive(Duration.ZERO)
                .build()) {
            // All that is loaded and remembered once, whatever is held, is there before the first look.
            Object[] held = words[0].equals(STRINGS) ? new Object[count * STRINGS_EACH] : new Object[0];
            fill(manager, held, 0, 1);
            long before = live(histogram());
            fill(manager, held, 1, count);
            String histogram = histogram();
            System.out.println(USED + (live(histogram) - before));
            System.out.println(histogram);
            if (held.length > 0 && held[0] == null) {
                throw new IllegalStateException("The strings must stay reachable until here.");
            }
        }
    }

    private static void fill(ConnectionManager manager, Object[] held, int from, int to) {
        if (held.length == 0) {
            IntStream.range(from, to).parallel().forEach(i -> manager.accessToken(Shops.key(i)));
            return;
        }
        String token = manager.accessToken(Shops.key(0)).value();
        for (int i = from; i < to; i++) {
            int at = i * STRINGS_EACH;
            held[at] = "shop-" + i;
            held[at + 1] = copy(token);
            held[at + 2] = copy(REFRESH_TOKEN);
            held[at + 3] = copy(TENANT_ID);
            held[at + 4] = copy(TENANT_NAME);
        }
    }

    private static String copy(String text) {
        return new String(text.toCharArray());
    }

    /** The heap in use would count what threads have reserved to allocate from, too: megabytes, more or less. */
    private static long live(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("A histogram of the heap has no total.");
        }
        return Long.parseLong(total.group(1));
    }

    /** Collects all garbage first. */
    private static String histogram() throws JMException {
        Object text = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return text.toString();
    }
}
