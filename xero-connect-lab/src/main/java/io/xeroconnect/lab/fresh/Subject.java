package io.xeroconnect.lab.fresh;

import io.xeroconnect.model.ConnectionKey;
import java.io.IOException;

/** The ways that are compared. */
enum Subject {
    /** The physical limit. */
    CONTROL("map get, volatile read, clock read") {
        @Override
        Tokens filled(ConnectionKey[] keys) {
            return new ControlTokens(keys);
        }
    },
    /** This library. */
    LIBRARY("xero-connect") {
        @Override
        Tokens filled(ConnectionKey[] keys) throws IOException {
            return new LibraryTokens(keys);
        }
    },
    /** A credential in memory. */
    GOOGLE("google-oauth-client Credential") {
        @Override
        Tokens filled(ConnectionKey[] keys) {
            return new GoogleTokens(keys);
        }
    },
    /** The cache under Amazon's credentials. */
    AWS("AWS CachedSupplier") {
        @Override
        Tokens filled(ConnectionKey[] keys) {
            return new AwsTokens(keys);
        }
    },
    /** Spring's manager over its map. */
    SPRING_MEMORY("Spring Security, in memory") {
        @Override
        Tokens filled(ConnectionKey[] keys) {
            return SpringTokens.inMemory(keys);
        }
    },
    /** Spring's manager over its table. */
    SPRING_JDBC("Spring Security, JDBC") {
        @Override
        Tokens filled(ConnectionKey[] keys) {
            return SpringTokens.inDatabase(keys);
        }
    };

    private final String title;

    Subject(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Returns whether it is one of the others. */
    boolean isPeer() {
        return this != CONTROL && this != LIBRARY;
    }

    abstract Tokens filled(ConnectionKey[] keys) throws IOException;
}
