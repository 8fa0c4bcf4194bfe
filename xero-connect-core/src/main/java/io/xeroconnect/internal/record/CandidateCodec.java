package io.xeroconnect.internal.record;

import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import io.xeroconnect.model.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A candidate as part of a stored record. */
final class CandidateCodec {
    private CandidateCodec() {}

    static Map<String, Object> write(Candidate candidate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tokens", RecordCodec.writeTokens(candidate.tokens()));
        candidate.idToken().ifPresent(token -> json.put("idToken", token));
        json.put("nonce", candidate.nonce());
        json.put("endsAt", candidate.endsAt());
        candidate.chosen().ifPresent(chosen -> json.put("chosen", RecordCodec.writeTenant(chosen)));
        json.put("rejected", candidate.rejected());
        json.put("made", candidate.made().stream().map(RecordCodec::writeTenant).toList());
        candidate.deployment().ifPresent(name -> json.put("deployment", name));
        candidate.replayed().ifPresent(replayed -> json.put("replayed", RecordCodec.writeSpent(replayed)));
        candidate.tenantId().ifPresent(id -> json.put("tenantId", id));
        return json;
    }

    static Optional<Candidate> read(JsonObject json, String name) throws JsonException {
        Optional<JsonObject> candidate = json.object(name);
        return candidate.isPresent() ? Optional.of(read(candidate.get())) : Optional.empty();
    }

    private static Candidate read(JsonObject json) throws JsonException {
        JsonObject tokens = json.object("tokens").orElseThrow(() -> new JsonException("tokens are missing"));
        Optional<JsonObject> chosen = json.object("chosen");
        List<Tenant> made = new ArrayList<>();
        for (JsonObject item : json.objects("made")) {
            made.add(RecordCodec.readTenant(item));
        }
        Optional<JsonObject> replayed = json.object("replayed");
        return new Candidate(
                RecordCodec.readTokens(tokens),
                json.text("idToken"),
                json.requiredText("nonce"),
                json.requiredNumber("endsAt"),
                chosen.isPresent() ? Optional.of(RecordCodec.readTenant(chosen.get())) : Optional.empty(),
                json.flag("rejected"),
                made,
                replayed.isPresent() ? Optional.of(RecordCodec.readSpent(replayed.get())) : Optional.empty(),
                json.text("deployment"),
                json.text("tenantId"));
    }
}
