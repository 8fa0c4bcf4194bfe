package io.xeroconnect.acceptance.demo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The redis-server that is installed, found on the search path.
 *
 * @param path empty if there is none
 * @param isRequired whether its absence is a failure
 */
record RedisProgram(Optional<Path> path, boolean isRequired) {
    static final String SWITCH = "XEROCONNECT_REDIS";
    static final String MISSING = "There is no redis-server on the PATH: install the package redis-server.";

    static RedisProgram in(Map<String, String> environment) {
        String[] folders = environment.getOrDefault("PATH", "").split(File.pathSeparator, -1);
        Optional<Path> path = Arrays.stream(folders)
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
        return new RedisProgram(path, "required".equals(environment.get(SWITCH)));
    }

    /** Returns why the tests on Redis are not run; empty if they are. */
    Optional<String> reasonToSkip() {
        if (path.isPresent()) {
            return Optional.empty();
        }
        if (isRequired) {
            throw new IllegalStateException(MISSING + " " + SWITCH + "=required forbids to do without it.");
        }
        return Optional.of(MISSING);
    }
}
