package io.xeroconnect.internal.setup;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.setup.CopyValue;
import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.setup.SetupStep;
import io.xeroconnect.setup.Wording;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts steps into words. A text for one way only stands under the step's name and the way's, else under the step's. */
final class SetupSteps {
    /** Where Xero keeps a developer's apps. Source: Xero's developer site. */
    private static final URI MY_APPS = URI.create("https://developer.xero.com/app/manage");

    private final ConnectionKey key;
    private final SetupSettings settings;
    private final Wording texts;

    SetupSteps(ConnectionKey key, SetupSettings settings, Wording texts) {
        this.key = key;
        this.settings = settings;
        this.texts = texts;
    }

    SetupStep step(
            SetupPath path, SetupStep.Id id, Optional<String> clientIdHint, Optional<String> refusal, boolean done) {
        String instruction = refusal.filter(said -> id == SetupStep.Id.CLIENT_SECRET)
                .map(said -> said + ".instruction")
                .orElse("instruction");
        String hint =
                clientIdHint.map(start -> texts.get("hint.client-id", start)).orElse("");
        return new SetupStep(
                id,
                required(path, id, "title"),
                required(path, id, instruction, settings.appName(), hint).strip(),
                optional(path, id, "warning"),
                links(id),
                values(id),
                fields(id),
                required(path, id, "done"),
                done);
    }

    private String required(SetupPath path, SetupStep.Id id, String what, Object... values) {
        return optional(path, id, what, values).orElseGet(() -> texts.get(name(id) + "." + what, values));
    }

    private Optional<String> optional(SetupPath path, SetupStep.Id id, String what, Object... values) {
        String way = path.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return texts.find(name(id) + "." + way + "." + what, values)
                .or(() -> texts.find(name(id) + "." + what, values));
    }

    private static String name(SetupStep.Id id) {
        return id.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<URI> links(SetupStep.Id id) {
        return switch (id) {
            case SIGN_IN, CREATE_APP, FIND_APP, CLIENT_ID, CLIENT_SECRET, SAVE_AT_XERO -> Optional.of(MY_APPS);
            case PREPARE, CONNECT, ORGANISATION, TEST -> Optional.empty();
        };
    }

    private List<CopyValue> values(SetupStep.Id id) {
        if (id != SetupStep.Id.CREATE_APP) {
            return List.of();
        }
        List<CopyValue> values = new ArrayList<>();
        values.add(new CopyValue(texts.get("value.app-name"), settings.appName()));
        values.add(new CopyValue(texts.get("value.integration-type"), texts.get("value.web-app")));
        settings.companyUrl(key)
                .ifPresent(url -> values.add(new CopyValue(texts.get("value.company-url"), url.toString())));
        values.add(new CopyValue(
                texts.get("value.redirect-uri"), settings.redirectUri().toString()));
        return values;
    }

    private static List<SetupField> fields(SetupStep.Id id) {
        return switch (id) {
            case CLIENT_ID -> List.of(SetupField.CLIENT_ID);
            case CLIENT_SECRET -> List.of(SetupField.CLIENT_SECRET);
            case PREPARE, SIGN_IN, CREATE_APP, FIND_APP, SAVE_AT_XERO, CONNECT, ORGANISATION, TEST -> List.of();
        };
    }
}
