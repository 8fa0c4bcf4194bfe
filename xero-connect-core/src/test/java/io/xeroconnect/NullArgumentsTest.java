package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.xeroconnect.call.XeroCall;
import io.xeroconnect.callback.CallbackHandler;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.migration.OAuth1SigningKey;
import io.xeroconnect.migration.TenantType;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A null where a value is needed is refused at once, in words of ours and not of the machine. */
final class NullArgumentsTest {
    private static final List<Class<?>> TYPED_BY_USERS = List.of(
            ConnectionManager.class,
            ConnectionManagerBuilder.class,
            MigrationPlan.class,
            ConnectionKey.class,
            Scope.class,
            XeroApp.class,
            OAuth1Credentials.class,
            FormerOrganisation.class,
            XeroEndpoints.class,
            XeroEndpoints.Builder.class);

    private static final XeroApp APP = XeroApp.web("0".repeat(32), "a-secret", Shop.CALLBACK);

    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(ConnectionKey.class, Shop.KEY),
            Map.entry(XeroApp.class, APP),
            Map.entry(Duration.class, Duration.ofSeconds(10)),
            Map.entry(String.class, "text"),
            Map.entry(URI.class, Shop.CALLBACK),
            Map.entry(AccessToken.class, new AccessToken("token", Instant.EPOCH)),
            Map.entry(XeroCall.class, (XeroCall<String, RuntimeException>) (token, tenant) -> ""),
            Map.entry(TokenStore.class, new InMemoryTokenStore()),
            Map.entry(CallbackHandler.class, (CallbackHandler) request -> {
                throw new IllegalStateException();
            }),
            Map.entry(ConnectionListener.class, new ConnectionListener() {}),
            Map.entry(Clock.class, Clock.systemUTC()),
            Map.entry(Executor.class, (Executor) Runnable::run),
            Map.entry(HttpTransport.class, new NetHttpTransport()),
            Map.entry(XeroEndpoints.class, XeroEndpoints.PRODUCTION),
            Map.entry(Capability[].class, new Capability[] {Capability.INVOICES}),
            Map.entry(OAuth1Credentials.class, OAuth1Credentials.privateApp()),
            Map.entry(OAuth1SigningKey.class, Partner.KEY),
            Map.entry(FormerOrganisation.class, FormerOrganisation.UNKNOWN),
            Map.entry(TenantType.class, TenantType.ORGANISATION),
            Map.entry(SetupPath.class, SetupPath.RECONNECT),
            Map.entry(SetupSettings.class, SetupSettings.of("Till", Shop.CALLBACK)),
            Map.entry(Scope[].class, new Scope[] {Scope.OPENID}),
            Map.entry(Set.class, Set.of()),
            Map.entry(Scope.class, Scope.OPENID));

    private final ConnectionManager manager =
            ConnectionManager.builder(new InMemoryTokenStore()).build();

    @AfterEach
    void close() {
        manager.close();
    }

    record Argument(Method method, int index) {
        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                    + Arrays.toString(Arrays.stream(method.getParameterTypes())
                            .map(Class::getSimpleName)
                            .toArray())
                    + " argument " + index;
        }
    }

    static Stream<Argument> arguments() {
        return TYPED_BY_USERS.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !Set.of("equals", "compareTo").contains(method.getName()))
                .flatMap(method -> IntStream.range(0, method.getParameterCount())
                        .filter(i -> !method.getParameterTypes()[i].isPrimitive())
                        .mapToObj(i -> new Argument(method, i)));
    }

    private Object target(Class<?> type) {
        if (type == ConnectionManager.class) {
            return manager;
        }
        if (type == ConnectionManagerBuilder.class) {
            return ConnectionManager.builder(new InMemoryTokenStore());
        }
        if (type == MigrationPlan.class) {
            return MigrationPlan.with(manager);
        }
        if (type == XeroEndpoints.Builder.class) {
            return XeroEndpoints.builder();
        }
        return SAMPLES.getOrDefault(type, Shop.KEY);
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void isRefusedAtOnceWithARemedy(Argument argument) throws IllegalAccessException {
        Method method = argument.method();
        Object[] values = Arrays.stream(method.getParameterTypes())
                .map(type -> SAMPLES.getOrDefault(type, type.getName()))
                .toArray();
        System.arraycopy(new Object[1], 0, values, argument.index(), 1);
        Throwable refused = failure(method, values);
        assertThat(refused)
                .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class)
                .message()
                .isNotNull()
                .hasSizeGreaterThan(20)
                .endsWith(".")
                .doesNotContain("Cannot ");
        assertThat(refused.getCause()).isNull();
    }

    private Throwable failure(Method method, Object[] values) throws IllegalAccessException {
        try {
            method.invoke(target(method.getDeclaringClass()), values);
            return new AssertionError("accepted null");
        } catch (InvocationTargetException e) {
            return e.getTargetException();
        }
    }
}
