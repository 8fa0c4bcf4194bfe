package io.xeroconnect.acceptance.torture;

import io.xeroconnect.ScaledManager;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.TokenStore;

/** Who keeps the tokens: the library, or what people do without it. */
enum Subject {
    LIBRARY {
        @Override
        TokenKeeper open(TokenStore store, XeroEndpoints xero, boolean disturbed) {
            return new LibraryKeeper(disturbed ? ScaledManager.builder(store) : ScaledManager.undisturbed(store), xero);
        }
    },
    READ_POST_WRITE {
        @Override
        TokenKeeper open(TokenStore store, XeroEndpoints xero, boolean disturbed) {
            return new ReadPostWrite(new Rows(store), new PlainOAuth(xero, disturbed));
        }
    },
    GOOGLE_CREDENTIAL {
        @Override
        TokenKeeper open(TokenStore store, XeroEndpoints xero, boolean disturbed) {
            return new GoogleCredential(new Rows(store), new PlainOAuth(xero, disturbed));
        }
    };

    /** Opens a keeper; one that is to be disturbed recovers, and gives up, a sixtieth as slowly as in production. */
    abstract TokenKeeper open(TokenStore store, XeroEndpoints xero, boolean disturbed);
}
