CREATE TABLE xero_connect_record (
    connection_key VARBINARY(800) PRIMARY KEY,
    version BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    payload BINARY LARGE OBJECT NOT NULL
);
CREATE INDEX xero_connect_record_due ON xero_connect_record (due_at);
SET WRITE_DELAY 0;
