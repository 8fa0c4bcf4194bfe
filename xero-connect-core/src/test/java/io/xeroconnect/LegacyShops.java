package io.xeroconnect;

import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.store.TokenStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Shops of one vendor's app, each with an owner and an organisation, whose tokens another program keeps. */
final class LegacyShops {
    /**
     * One of them.
     *
     * @param token the refresh token that the other program stored
     */
    record One(ConnectionKey key, SandboxUser owner, SandboxOrganisation organisation, String token) {
        String tenantId() {
            return organisation.tenantId().toString();
        }
    }

    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refreshToken\":\"([^\"]+)\"");

    private final Shop vendor;
    final List<One> all = new ArrayList<>();

    LegacyShops(Shop vendor, int number) {
        this.vendor = vendor;
        for (int i = 0; i < number; i++) {
            SandboxUser owner = vendor.xero.addUser("owner-" + i + "@shop.example");
            SandboxOrganisation organisation = vendor.xero.addOrganisation("Shop " + i, owner);
            String token = vendor.app.issueRefreshToken(owner, organisation, "accounting.settings.read");
            all.add(new One(key(i), owner, organisation, token));
        }
    }

    static ConnectionKey key(int number) {
        return ConnectionKey.of("shop-" + number);
    }

    One get(int number) {
        return all.get(number);
    }

    /** Returns one as a row of the other program's table, with another token. */
    LegacyConnection row(int number, String token) {
        return LegacyConnection.ofRefreshToken(
                key(number), vendor.xeroApp(), token, get(number).tenantId());
    }

    LegacyConnection row(int number) {
        return row(number, get(number).token());
    }

    Stream<LegacyConnection> rows() {
        return Stream.iterate(0, i -> i < all.size(), i -> i + 1).map(this::row);
    }

    /** Returns all, of which every second one is still kept with a token of OAuth 1.0a, which is issued now. */
    List<LegacyConnection> rowsOfBothKinds(Partner partner) {
        return Stream.iterate(0, i -> i < all.size(), i -> i + 1)
                .map(i -> i % 2 == 0 ? row(i) : row(i, partner))
                .toList();
    }

    private LegacyConnection row(int number, Partner partner) {
        One one = get(number);
        return LegacyConnection.ofOAuth1(one.key(), vendor.xeroApp(), partner.knowing(one.owner(), one.organisation()));
    }

    /** Returns the refresh tokens that stand in the record of a shop. */
    static List<String> storedTokens(TokenStore store, int number) {
        byte[] payload = store.find(key(number)).orElseThrow().payload();
        Matcher found = REFRESH_TOKEN.matcher(new String(payload, StandardCharsets.UTF_8));
        return found.results().map(result -> result.group(1)).toList();
    }
}
