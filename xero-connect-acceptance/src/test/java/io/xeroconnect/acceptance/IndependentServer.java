package io.xeroconnect.acceptance;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.xeroconnect.model.XeroEndpoints;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * Spring Authorization Server on a loopback port, with one client, one user and two resources named as Xero names them.
 * Its tokens carry none of Xero's own claims, and a superseded refresh token has no grace period.
 */
final class IndependentServer implements AutoCloseable {
    static final URI CALLBACK = URI.create("https://pos.example/xero/callback");
    static final String CLIENT_ID = "4F1C0E2B6A9D4C7E8B3A5D6F7E8A9B0C";
    static final String SECRET = "first-secret-of-the-corner-shop";
    static final String USER = "owner";
    static final String PASSWORD = "till-and-counter";

    private final ConfigurableApplicationContext context;
    private final URI base;

    private IndependentServer(ConfigurableApplicationContext context, int port) {
        this.context = context;
        this.base = URI.create("http://localhost:" + port);
    }

    static IndependentServer start() {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.SERVLET)
                .properties(Map.of(
                        "server.port", "0",
                        "server.address", "127.0.0.1",
                        "spring.main.banner-mode", "off",
                        "spring.main.log-startup-info", "false",
                        "logging.level.root", "warn"))
                .run();
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return new IndependentServer(context, port);
    }

    XeroEndpoints endpoints() {
        return XeroEndpoints.builder()
                .authorization(base.resolve("/oauth2/authorize"))
                .token(base.resolve("/oauth2/token"))
                .revocation(base.resolve("/oauth2/revoke"))
                .keys(base.resolve("/oauth2/jwks"))
                .connections(base.resolve("/connections"))
                .api(base.resolve("/api/"))
                .issuer(base.toString())
                .build();
    }

    /** Replaces the client's secret; tokens stay alive. */
    void replaceSecret(String secret) {
        context.getBean(RegisteredClientRepository.class).save(client(secret));
    }

    /** Returns the refresh token that belongs to this access token, if it is still in force. */
    Optional<String> refreshTokenOf(String accessToken) {
        return find(accessToken)
                .map(OAuth2Authorization::getRefreshToken)
                .filter(OAuth2Authorization.Token::isActive)
                .map(token -> token.getToken().getTokenValue());
    }

    /** Drops the whole grant behind this access token, as an administrator would. */
    void dropGrantOf(String accessToken) {
        find(accessToken).ifPresent(context.getBean(OAuth2AuthorizationService.class)::remove);
    }

    /** Returns the tenants and what was asked of them. */
    IndependentServerApi api() {
        return context.getBean(IndependentServerApi.class);
    }

    private Optional<OAuth2Authorization> find(String accessToken) {
        return Optional.ofNullable(context.getBean(OAuth2AuthorizationService.class)
                .findByToken(accessToken, OAuth2TokenType.ACCESS_TOKEN));
    }

    @Override
    public void close() {
        context.close();
    }

    private static RegisteredClient client(String secret) {
        return RegisteredClient.withId("corner-shop")
                .clientId(CLIENT_ID)
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(CALLBACK.toString())
                .scope("openid")
                .scope("offline_access")
                .scope("accounting.settings.read")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofMinutes(30))
                        .reuseRefreshTokens(false)
                        .build())
                .build();
    }

    /** What an administrator of such a server writes, without scanning for more. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(IndependentServerApi.class)
    static class Settings {
        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(server.getEndpointsMatcher())
                    .with(server, protocol -> protocol.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .exceptionHandling(
                            errors -> errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain resources(HttpSecurity http) throws Exception {
            return http.securityMatcher("/connections/**", "/api/**")
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .csrf(AbstractHttpConfigurer::disable)
                    .oauth2ResourceServer(resources -> resources.jwt(Customizer.withDefaults()))
                    .build();
        }

        @Bean
        @Order(3)
        SecurityFilterChain pages(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(client(SECRET));
        }

        @Bean
        OAuth2AuthorizationService authorizations() {
            return new InMemoryOAuth2AuthorizationService();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(User.withUsername(USER)
                    .password("{noop}" + PASSWORD)
                    .roles("OWNER")
                    .build());
        }

        @Bean
        JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            RSAKey key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID("corner-shop-key")
                    .build();
            return new ImmutableJWKSet<>(new JWKSet(key));
        }

        @Bean
        JwtDecoder accessTokens(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        /** Without an issuer of its own the server takes the address of the request. */
        @Bean
        AuthorizationServerSettings addresses() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
