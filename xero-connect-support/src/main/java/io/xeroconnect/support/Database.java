package io.xeroconnect.support;

import java.io.PrintWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The connections to one database, by a driver that is inside the jar or in one that was named. */
final class Database implements DataSource, AutoCloseable {
    /** By its name, or after the user's as in any address, or as in Oracle's. */
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)passw(or)?d|\\bpwd=|//[^/?@]*:[^/?@]*@|^jdbc:oracle:[^@]*/[^@]*@");

    private final Driver driver;
    private final String address;
    private final Properties login;
    private final Connection first;

    private Database(Driver driver, String address, Properties login) {
        this.driver = driver;
        this.address = address;
        this.login = login;
        this.first = first();
    }

    /** Opens it. Blocks. */
    static Database open(String address, StoreOptions options, Secrets secrets) {
        if (PASSWORD.matcher(address).find()) {
            throw Problem.usage("The address of the database must not hold a password. Leave it out to be asked, or use"
                    + " --password-file or the variable XERO_CONNECT_PASSWORD.");
        }
        Properties login = new Properties();
        options.user.ifPresent(name -> {
            login.setProperty("user", name);
            login.setProperty(
                    "password",
                    secrets.readAny(
                            "database password", options.passwordFile, "--password-file", "XERO_CONNECT_PASSWORD"));
        });
        return new Database(driver(address, options.drivers), address, login);
    }

    private static Driver driver(String address, List<Path> jars) {
        // Lives as long as the process: a driver loads its classes when it needs them.
        ClassLoader loader = new URLClassLoader(addresses(jars), Database.class.getClassLoader());
        for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
            if (accepts(driver, address)) {
                return driver;
            }
        }
        throw Problem.usage("There is no driver for " + scheme(address)
                + ". Name the jar of the one that the product uses with --driver; PostgreSQL's is inside.");
    }

    private static String scheme(String address) {
        String[] parts = address.split(":", 3);
        return parts.length == 3 ? parts[0] + ":" + parts[1] : "this address, which should begin with jdbc:";
    }

    private static boolean accepts(Driver driver, String address) {
        try {
            return driver.acceptsURL(address);
        } catch (SQLException e) {
            return false;
        }
    }

    private static URL[] addresses(List<Path> jars) {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            if (!Files.isRegularFile(jar)) {
                throw Problem.usage("There is no file " + jar + ". Check --driver.");
            }
            try {
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalStateException("Every path has an address.", e);
            }
        }
        return urls.toArray(URL[]::new);
    }

    /** Kept open, since a database that lives inside this process would otherwise start anew for every statement. */
    private Connection first() {
        try {
            return connect();
        } catch (SQLException e) {
            throw Problem.store("The database could not be reached (SQL state " + e.getSQLState() + "): "
                    + withoutPassword(Optional.ofNullable(e.getMessage())
                            .orElse(e.getClass().getSimpleName()))
                    + " Check --jdbc, --user and the password.");
        }
    }

    private String withoutPassword(String message) {
        String password = login.getProperty("password", "");
        return password.isEmpty() ? message : message.replace(password, "…");
    }

    private Connection connect() throws SQLException {
        Connection connection = driver.connect(address, login);
        if (connection == null) {
            throw new SQLException("The driver " + driver.getClass().getName() + " does not know this address.");
        }
        return connection;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect();
    }

    @Override
    public void close() {
        try {
            first.close();
        } catch (SQLException e) {
            // The process ends anyway.
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
