package io.xeroconnect.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Style sheet, script and logo, each a resource of its own: the pages hold none of it. */
final class Assets {
    static final String STYLE = "wizard.css";
    static final String SCRIPT = "wizard.js";
    static final String LOGO = "logo";

    private final Map<String, Asset> assets = new HashMap<>();

    Assets(Branding branding) {
        String style = branding.colours().css() + new String(Asset.load(STYLE), UTF_8);
        assets.put(STYLE, Asset.of(style.getBytes(UTF_8), "text/css; charset=utf-8"));
        assets.put(SCRIPT, Asset.of(Asset.load(SCRIPT), "text/javascript; charset=utf-8"));
        branding.logo().ifPresent(logo -> assets.put(LOGO, logo));
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }
}
