CREATE TABLE xero_connect_record (
    connection_key BLOB PRIMARY KEY,
    version INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    payload BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX xero_connect_record_due ON xero_connect_record (due_at);
