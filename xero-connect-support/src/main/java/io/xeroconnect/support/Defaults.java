package io.xeroconnect.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Settings that stand in the environment or in a file, for what the command line leaves out. */
final class Defaults implements IDefaultValueProvider {
    private static final String CONFIG = "--config";
    private static final String PREFIX = "XERO_CONNECT_";

    /** Options of one command, such as --yes, are given each time. */
    private static final Set<String> NAMES = Stream.of(new StoreOptions(), new XeroOptions())
            .flatMap(options -> CommandSpec.forAnnotatedObject(options).options().stream())
            .map(Defaults::name)
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, String> environment;
    private final Properties file;

    private Defaults(Map<String, String> environment, Properties file) {
        this.environment = environment;
        this.file = file;
    }

    static Defaults of(List<String> args, Map<String, String> environment) {
        Optional<String> config = argument(args).or(() -> Optional.ofNullable(environment.get(PREFIX + "CONFIG")));
        return new Defaults(environment, config.map(Defaults::read).orElseGet(Properties::new));
    }

    private static Optional<String> argument(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.startsWith(CONFIG + "=")) {
                return Optional.of(arg.substring(CONFIG.length() + 1));
            }
            if (arg.equals(CONFIG) && i + 1 < args.size()) {
                return Optional.of(args.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static Properties read(String config) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(config), UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.usage("The settings file " + config + " cannot be read. Check its name and its permissions.");
        }
        for (String name : properties.stringPropertyNames()) {
            if (!NAMES.contains(name)) {
                throw Problem.usage("The settings file " + config + " has a line " + name + "=…, which is no setting."
                        + " There are: "
                        + String.join(", ", NAMES.stream().sorted().toList()) + ".");
            }
        }
        return properties;
    }

    private static String name(OptionSpec option) {
        return option.longestName().substring(2);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec arg) {
        if (arg instanceof OptionSpec option && NAMES.contains(name(option))) {
            String variable = PREFIX + name(option).replace('-', '_').toUpperCase(Locale.ROOT);
            return Optional.ofNullable(environment.get(variable)).orElseGet(() -> file.getProperty(name(option)));
        }
        return null;
    }
}
