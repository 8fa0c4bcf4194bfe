package io.xeroconnect.lab.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Maven that runs the lab, or else the one on the path. */
final class Maven {
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private Maven() {}

    /** Packages what this file describes; what was compiled before is taken as it is. */
    static void build(Path pom, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(), "-B", "-ntp", "-q", "-f", pom.toString()));
        addOptions(command);
        command.addAll(List.of("-Dmaven.test.skip", "-Dspotless.check.skip", "-Denforcer.skip", "package"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        if (process.waitFor() != 0) {
            throw new IOException("The peers could not be built: " + log + ".\n" + Files.readString(log));
        }
    }

    private static String program() {
        String script = WINDOWS ? "mvn.cmd" : "mvn";
        String home = System.getProperty("maven.home", "");
        return home.isEmpty() ? script : Path.of(home, "bin", script).toString();
    }

    /** Passes on what the outer Maven was given; a settings file that it looked for in vain is left out. */
    private static void addOptions(List<String> command) {
        System.getProperties().forEach((name, value) -> {
            String option = value.toString();
            boolean isFile = option.startsWith("--");
            if (name.toString().startsWith("maven.option.")
                    && (!isFile || Files.exists(Path.of(option.substring(option.indexOf('=') + 1))))) {
                command.add(option);
            }
        });
        if (System.getProperty("maven.offline", "").equals("offline=true")) {
            command.add("-o");
        }
    }
}
