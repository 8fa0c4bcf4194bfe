package io.xeroconnect.wizard;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as an SVG, one path for all its dark squares. */
final class QrImage {
    /** Four light squares on each side, as scanners want it (ISO/IEC 18004). */
    private static final int MARGIN = 4;

    /** Whole pixels for each square, where there is room: squares of unequal width are harder to scan. */
    private static final int SQUARE = 7;

    private QrImage() {}

    static Html of(String text, String description) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int size = code.size + 2 * MARGIN;
        return Html.of("svg", "qr")
                .set("viewBox", "0 0 " + size + " " + size)
                .set("width", String.valueOf(size * SQUARE))
                .set("height", String.valueOf(size * SQUARE))
                .set("role", "img")
                .set("aria-label", description)
                .set("shape-rendering", "crispEdges")
                .add(Html.of("rect")
                        .set("width", String.valueOf(size))
                        .set("height", String.valueOf(size))
                        .set("fill", "#ffffff"))
                .add(Html.of("path").set("fill", "#000000").set("d", squares(code)));
    }

    private static String squares(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(',')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
