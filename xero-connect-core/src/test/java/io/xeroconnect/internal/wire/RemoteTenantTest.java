package io.xeroconnect.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.internal.json.Json;
import org.junit.jupiter.api.Test;

/** A tenant as Xero lists it. */
final class RemoteTenantTest {
    @Test
    void whatXeroLeavesBlankIsFilledInSoThatTheRecordStaysReadable() throws Exception {
        String listed =
                "{\"id\":\"c\",\"tenantId\":\"t\",\"tenantType\":\"\",\"tenantName\":\" \",\"authEventId\":\"\"}";
        RemoteTenant tenant = RemoteTenant.parse(Json.object(listed.getBytes(UTF_8)));
        assertThat(tenant.tenant().type()).isEqualTo("ORGANISATION");
        assertThat(tenant.tenant().name()).isEqualTo("t");
        assertThat(tenant.consent()).isEmpty();
        assertThat(tenant.updatedAt()).isZero();
    }
}
