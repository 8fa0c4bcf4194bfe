/** Sets up, keeps, refreshes, diagnoses and ends Xero connections inside a product. */
module io.xeroconnect.core {
    requires transitive com.google.api.client;
    requires com.google.api.client.auth;
    requires com.google.api.client.json.jackson2;
    requires com.fasterxml.jackson.core;
    // Google's libraries, which are automatic modules and name no other, need it at run time.
    requires com.google.common;
    requires org.slf4j;
    requires java.logging;
    requires transitive java.sql;
    requires static java.desktop;
    requires static org.jspecify;

    exports io.xeroconnect;
    exports io.xeroconnect.call;
    exports io.xeroconnect.callback;
    exports io.xeroconnect.diagnosis;
    exports io.xeroconnect.error;
    exports io.xeroconnect.event;
    exports io.xeroconnect.keepalive;
    exports io.xeroconnect.migration;
    exports io.xeroconnect.model;
    exports io.xeroconnect.setup;
    exports io.xeroconnect.store;
}
