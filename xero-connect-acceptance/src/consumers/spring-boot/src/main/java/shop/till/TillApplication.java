package shop.till;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A product on Spring Boot. The manager is closed with the application. */
@SpringBootApplication
public class TillApplication {
    /** Starts the product. */
    public static void main(String[] args) {
        SpringApplication.run(TillApplication.class, args);
    }

    @Bean
    TokenStore tokenStore() {
        return new InMemoryTokenStore();
    }

    @Bean
    ConnectionManager xero(TokenStore store, @Value("${xero.base-uri}") URI baseUri) {
        return ConnectionManager.builder(store)
                .endpoints(XeroEndpoints.at(baseUri))
                .build();
    }
}
