package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Spent;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts a world into words, for the trace of a finding. */
final class Names {
    private Names() {}

    static String node(int k) {
        return k == 0 ? "A" : "B";
    }

    static String token(World w, int token) {
        return token == 0 ? "none" : "t" + token + " (" + Names.lower(w.grants.state(token, w.now)) + ")";
    }

    static String write(World w, int k) {
        Node node = w.nodes[k];
        String granted = node.granted.refreshToken().orElse("");
        String what = switch (node.at) {
            case CLAIMING, RECLAIMING -> " claims for " + token(w, node.token());
            case COMMITTING -> " commits " + granted;
            case LEAVING -> " leaves " + granted + " as an orphan";
            case RELEASING -> " gives its lease back";
            case ENDING -> " writes that every token was refused";
            case IDLE, CLAIMED, POSTED -> " writes nothing";
        };
        return node(k) + what;
    }

    static String state(World w, int k) {
        return "now " + lower(w.nodes[k].at);
    }

    static String record(World w) {
        ConnectionRecord r = w.record;
        if (!w.exists()) {
            return "no record";
        }
        String spent = r.spent().stream().map(Spent::token).collect(Collectors.joining(", "));
        return "record: living " + token(w, World.living(r)) + ", orphan " + token(w, World.orphan(r)) + ", spent ["
                + spent + "]" + (r.lease().isPresent() ? ", leased" : "")
                + (r.unfinishedSince().isPresent() ? ", unfinished" : "")
                + (r.confirmAt().isPresent() ? ", confirmation owed" : "")
                + (r.refused() ? ", refused" : "") + (r.disconnected() ? ", disconnected" : "");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
