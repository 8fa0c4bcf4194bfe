package io.xeroconnect.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which store, and how to read it. */
final class StoreOptions {
    @Option(names = "--store", paramLabel = "DIR", description = "The folder of a file store.")
    Optional<Path> folder = Optional.empty();

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            description = "The address of a database instead, without a password in it: jdbc:postgresql://host/name.")
    Optional<String> jdbc = Optional.empty();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "The database user. The password is asked for, or stands in the variable"
                    + " XERO_CONNECT_PASSWORD.")
    Optional<String> user = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The file with the password of the database user as its first line.")
    Optional<String> passwordFile = Optional.empty();

    @Option(
            names = "--table",
            paramLabel = "[SCHEMA.]NAME",
            description = "The table, if it is not xero_connect_record.")
    Optional<String> table = Optional.empty();

    @Option(
            names = "--driver",
            paramLabel = "JAR",
            split = ",",
            hideParamSyntax = true,
            description = "The jar of a JDBC driver; may be given several times. PostgreSQL's is inside.")
    List<Path> drivers = new ArrayList<>();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The key file of a sealed store (TokenKeys.fromFile), which only its owner may read.")
    Optional<Path> keys = Optional.empty();

    @Option(
            names = "--keys-variable",
            paramLabel = "VARIABLE",
            description = "The environment variable with the keys instead (TokenKeys.fromEnvironment).")
    Optional<String> keysVariable = Optional.empty();

    @Option(
            names = "--reading-unsealed",
            description = "Read records too that were written before sealing began. They are sealed when they change.")
    boolean readingUnsealed;

    @Option(names = "--create", description = "Create the folder or the table if it is missing.")
    boolean create;
}
