package product;

import java.time.Instant;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/** Its words are Spring's: the client's registration, with the token endpoint's address. */
@SpringBootApplication
public class FirstToken {
    private static final String SHOP = "shop-0";

    public static void main(String... words) {
        SpringApplication application = new SpringApplication(FirstToken.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run(words)) {
            ClientRegistrationRepository registrations = context.getBean(ClientRegistrationRepository.class);
            OAuth2AuthorizedClientService clients = context.getBean(OAuth2AuthorizedClientService.class);
            var shop = new TestingAuthenticationToken(SHOP, null);
            clients.saveAuthorizedClient(expired(registrations), shop);
            var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, clients);
            manager.setAuthorizedClientProvider(
                    OAuth2AuthorizedClientProviderBuilder.builder().refreshToken().build());
            OAuth2AuthorizedClient client = manager.authorize(OAuth2AuthorizeRequest.withClientRegistrationId("xero")
                    .principal(shop)
                    .build());
            System.out.println(
                    "token of " + client.getAccessToken().getTokenValue().length());
        }
    }

    private static OAuth2AuthorizedClient expired(ClientRegistrationRepository registrations) {
        Instant now = Instant.now();
        return new OAuth2AuthorizedClient(
                registrations.findByRegistrationId("xero"),
                SHOP,
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER, "expired", now.minusSeconds(3600), now.minusSeconds(1800)),
                new OAuth2RefreshToken("refresh-of-the-first-shop", now.minusSeconds(3600)));
    }
}
