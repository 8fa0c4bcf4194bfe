package shop.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.sandbox.XeroSandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sandbox's JUnit extension works with the JUnit that Spring Boot brings, which is older than its own. */
@ExtendWith(XeroSandboxExtension.class)
class SandboxParameterTest {
    @Test
    void eachTestGetsARunningSandbox(XeroSandbox xero) {
        SandboxUser owner = xero.addUser("owner@shop.example");
        assertThat(owner.open(xero.baseUri().resolve("/.well-known/openid-configuration")))
                .contains(xero.baseUri().toString());
    }
}
