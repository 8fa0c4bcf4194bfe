package io.xeroconnect.lab.fresh;

import com.zaxxer.hikari.HikariDataSource;
import io.xeroconnect.model.ConnectionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.JdbcOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/** Spring Security's manager for work outside of a web request; the connection's key is the name of the principal. */
final class SpringTokens implements Tokens {
    private static final String SCHEMA = "org/springframework/security/oauth2/client/oauth2-client-schema.sql";
    private static final ClientRegistration XERO = ClientRegistration.withRegistrationId("xero")
            .clientId("0123456789ABCDEF0123456789ABCDEF")
            .clientSecret("lab-secret")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("http://localhost:8742/callback")
            .authorizationUri("http://localhost:1/authorize")
            .tokenUri("http://localhost:1/token")
            .build();
    private static final InMemoryClientRegistrationRepository REPOSITORY =
            new InMemoryClientRegistrationRepository(XERO);

    private final AuthorizedClientServiceOAuth2AuthorizedClientManager manager;

    private SpringTokens(OAuth2AuthorizedClientService service, ConnectionKey[] keys) {
        this.manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(REPOSITORY, service);
        this.manager.setAuthorizedClientProvider(
                OAuth2AuthorizedClientProviderBuilder.builder().refreshToken().build());
        IntStream.range(0, keys.length).parallel().forEach(i -> save(service, keys[i], i));
    }

    static SpringTokens inMemory(ConnectionKey[] keys) {
        return new SpringTokens(new InMemoryOAuth2AuthorizedClientService(REPOSITORY), keys);
    }

    static SpringTokens inDatabase(ConnectionKey[] keys) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:spring;DB_CLOSE_DELAY=-1");
        pool.setUsername("sa");
        new ResourceDatabasePopulator(new ClassPathResource(SCHEMA)).execute(pool);
        return new SpringTokens(new JdbcOAuth2AuthorizedClientService(new JdbcTemplate(pool), REPOSITORY), keys);
    }

    private static void save(OAuth2AuthorizedClientService service, ConnectionKey key, int number) {
        Instant now = Instant.now();
        OAuth2AccessToken access = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, Texts.accessToken(number), now, now.plus(Duration.ofMinutes(30)));
        OAuth2RefreshToken refresh = new OAuth2RefreshToken(Texts.refreshToken(number), now);
        service.saveAuthorizedClient(
                new OAuth2AuthorizedClient(XERO, key.value(), access, refresh),
                new TestingAuthenticationToken(key.value(), ""));
    }

    @Override
    public Object token(ConnectionKey key) {
        OAuth2AuthorizeRequest request = OAuth2AuthorizeRequest.withClientRegistrationId("xero")
                .principal(key.value())
                .build();
        return manager.authorize(request).getAccessToken();
    }
}
