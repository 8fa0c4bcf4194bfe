package io.xeroconnect.support;

import io.xeroconnect.model.ConnectionKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bundle",
        header = "Writes what support needs as a zip file, without a secret.",
        description = {
            "Tests the connection, and packs the test as text and as JSON, the settings, and the "
                    + "events of this run."
        })
final class BundleCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "KEY", description = "The product's own name for the customer.")
    private String key = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to write, which must not be there yet. Default: xero-connect-KEY.zip here.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private final Site site = new Site();

    BundleCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        ConnectionKey wanted = ConnectionKey.of(key);
        Path file = out.orElseGet(() -> Path.of("xero-connect-" + key.replaceAll("[^A-Za-z0-9._-]", "_") + ".zip"));
        try (Session session = site.open(desk)) {
            write(file, session.xero().supportBundle(wanted));
        }
        Output output = site.output();
        output.document(json -> {
            json.writeStartObject();
            json.writeStringField("file", file.toString());
            json.writeEndObject();
        });
        output.line("Written: " + file);
        return Status.FINE;
    }

    private static void write(Path file, byte[] bundle) {
        try {
            Files.write(file, bundle, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw Problem.usage("The file " + file + " is there already. Name another one with --out.");
        } catch (IOException e) {
            throw Problem.usage("The file " + file + " cannot be written. Name another one with --out.");
        }
    }
}
