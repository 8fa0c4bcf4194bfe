CREATE TABLE xero_connect_record (
    connection_key VARBINARY(800) PRIMARY KEY,
    version BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    payload LONGBLOB NOT NULL,
    INDEX xero_connect_record_due (due_at)
) ENGINE = InnoDB;
