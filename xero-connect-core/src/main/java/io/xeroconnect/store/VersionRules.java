package io.xeroconnect.store;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenStoreContract.Rule;
import java.util.List;

/** When a write takes place. */
final class VersionRules {
    private static final ConnectionKey SHOP = ConnectionKey.of("shop");
    private static final TokenRecord FIRST = Expect.record("shop", 5);
    private static final TokenRecord SECOND = Expect.record("shop", 9, Expect.DUE.plusMillis(1));

    static final List<Rule> ALL = List.of(
            new Rule("A key that was never stored is not found.", handles -> Expect.missing(handles, SHOP)),
            new Rule("Expected version 0 stores a new record, and every handle sees it.", VersionRules::inserts),
            new Rule("Expected version 0 is refused where a record stands.", VersionRules::refusesSecondInsert),
            new Rule("The stored version is replaced.", VersionRules::replaces),
            new Rule("Any other version is not replaced.", VersionRules::refusesOtherVersion),
            new Rule("What is not stored is not replaced.", VersionRules::refusesMissing),
            new Rule("The stored version is deleted, and may be stored anew.", VersionRules::deletes),
            new Rule("Any other version is not deleted.", VersionRules::refusesOtherDelete));

    private VersionRules() {}

    private static void inserts(List<TokenStore> handles) {
        Expect.insert(handles.get(0), FIRST);
        Expect.stored(handles, FIRST);
    }

    private static void refusesSecondInsert(List<TokenStore> handles) {
        Expect.insert(handles.get(0), FIRST);
        refused(handles.get(1).replace(SECOND, 0), handles);
    }

    private static void replaces(List<TokenStore> handles) {
        Expect.insert(handles.get(0), FIRST);
        Expect.that(handles.get(1).replace(SECOND, FIRST.version()), "The replacement was refused.");
        Expect.stored(handles, SECOND);
    }

    private static void refusesOtherVersion(List<TokenStore> handles) {
        Expect.insert(handles.get(0), FIRST);
        refused(handles.get(1).replace(SECOND, FIRST.version() - 1), handles);
        refused(handles.get(1).replace(SECOND, FIRST.version() + 1), handles);
        refused(handles.get(1).replace(SECOND, SECOND.version()), handles);
    }

    private static void refusesMissing(List<TokenStore> handles) {
        Expect.that(!handles.get(0).replace(SECOND, FIRST.version()), "It was replaced.");
        Expect.missing(handles, SHOP);
    }

    private static void deletes(List<TokenStore> handles) {
        Expect.insert(handles.get(0), FIRST);
        Expect.that(handles.get(1).delete(SHOP, FIRST.version()), "The deletion was refused.");
        Expect.missing(handles, SHOP);
        Expect.that(!handles.get(0).delete(SHOP, FIRST.version()), "It was deleted twice.");
        Expect.insert(handles.get(0), SECOND);
        Expect.stored(handles, SECOND);
    }

    private static void refusesOtherDelete(List<TokenStore> handles) {
        Expect.insert(handles.get(0), FIRST);
        refused(handles.get(1).delete(SHOP, FIRST.version() - 1), handles);
        refused(handles.get(1).delete(SHOP, FIRST.version() + 1), handles);
        refused(handles.get(1).delete(SHOP, 0), handles);
    }

    private static void refused(boolean done, List<TokenStore> handles) {
        Expect.that(!done, "It returned true.");
        Expect.stored(handles, FIRST);
    }
}
