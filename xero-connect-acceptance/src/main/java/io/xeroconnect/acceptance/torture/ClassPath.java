package io.xeroconnect.acceptance.torture;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The class path of this program, for programs that it starts. */
public final class ClassPath {
    private ClassPath() {}

    /** Returns it. Inside Maven the system property names Maven's launcher, and the class loader knows better. */
    public static String ofThisProgram() {
        if (ClassPath.class.getClassLoader() instanceof URLClassLoader loader) {
            List<String> files = new ArrayList<>();
            for (URL url : loader.getURLs()) {
                files.add(file(url));
            }
            return String.join(File.pathSeparator, files);
        }
        return System.getProperty("java.class.path");
    }

    private static String file(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class loader's addresses are well-formed.", e);
        }
    }
}
