package io.xeroconnect.wizard;

/** The product's two colours as the start of the style sheet, with what can be read on them (WCAG 2.2 §1.4.3). */
record Colours(String buttons, String bar) {
    static final Colours DEFAULT = new Colours("#0b5394", "#ffffff");

    private static final double LEAST_CONTRAST = 4.5;
    private static final String DARK = "#16202b";

    Colours {
        require(buttons);
        require(bar);
    }

    private static void require(String colour) {
        if (!colour.matches("#[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException("A colour must look like #0b5394, this one is " + colour + ".");
        }
    }

    String css() {
        String links = contrast(buttons, "#ffffff") >= LEAST_CONTRAST ? buttons : DARK;
        return ":root{--button:" + buttons + ";--on-button:" + on(buttons) + ";--bar:" + bar + ";--on-bar:" + on(bar)
                + ";--link:" + links + "}\n";
    }

    private static String on(String colour) {
        return contrast(colour, "#ffffff") >= contrast(colour, DARK) ? "#ffffff" : DARK;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * part(colour, 1) + 0.7152 * part(colour, 3) + 0.0722 * part(colour, 5);
    }

    private static double part(String colour, int from) {
        double value = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
