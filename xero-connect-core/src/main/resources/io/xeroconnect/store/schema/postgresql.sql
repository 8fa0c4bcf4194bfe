CREATE TABLE xero_connect_record (
    connection_key BYTEA PRIMARY KEY,
    version BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    payload BYTEA NOT NULL
);
CREATE INDEX xero_connect_record_due ON xero_connect_record (due_at);
-- A sealed record is just over the 2 KB from which values are otherwise cut into pieces and kept in a table beside this one.
ALTER TABLE xero_connect_record SET (toast_tuple_target = 8160);
