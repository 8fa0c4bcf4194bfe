CREATE TABLE xero_connect_record (
    connection_key BYTEA PRIMARY KEY,
    version BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    payload BYTEA NOT NULL
);
CREATE INDEX xero_connect_record_due ON xero_connect_record (due_at);
