CREATE TABLE xero_connect_record (
    connection_key RAW(800) PRIMARY KEY,
    version NUMBER(19) NOT NULL,
    due_at NUMBER(19) NOT NULL,
    payload BLOB NOT NULL
);
CREATE INDEX xero_connect_record_due ON xero_connect_record (due_at);
