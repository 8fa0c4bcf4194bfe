CREATE TABLE xero_connect_record (
    connection_key BYTEA PRIMARY KEY,
    version BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    payload BYTEA NOT NULL
);
CREATE INDEX xero_connect_record_due ON xero_connect_record (due_at);
-- Records are often just over 2 KB, and from there on values are otherwise compressed, or kept in a table beside this one.
ALTER TABLE xero_connect_record SET (toast_tuple_target = 8160);
