package io.xeroconnect.acceptance;

import static io.xeroconnect.acceptance.IndependentServer.CALLBACK;
import static io.xeroconnect.acceptance.IndependentServer.CLIENT_ID;
import static io.xeroconnect.acceptance.IndependentServer.PASSWORD;
import static io.xeroconnect.acceptance.IndependentServer.SECRET;
import static io.xeroconnect.acceptance.IndependentServer.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.callback.AuthorizationCallback;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.examples.verify.KitResult;
import io.xeroconnect.examples.verify.KitSettings;
import io.xeroconnect.examples.verify.Owner;
import io.xeroconnect.examples.verify.RealityKit;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.XeroApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The kit at a server that is neither Xero nor ours: it runs to the end, and says what is otherwise there. */
final class IndependentServerKitTest {
    private static final String VERDICTS = """
            CONFIRMED APP_JUDGED_BEFORE_GRANT
            CONFIRMED CALLBACK_ISSUER
            CONFIRMED CLIENT_ID_FORMAT
            CONFIRMED DISCONNECTED_TENANT_ONLY_VANISHES
            CONFIRMED NONCE_COMES_BACK
            CONFIRMED OLD_ACCESS_TOKEN_SERVES_ON
            CONFIRMED PKCE_FOR_WEB_APPS
            CONFIRMED REFUSED_GRANT_ANSWER
            CONFIRMED REFUSED_SECRET_KEEPS_CODE
            CONFIRMED REFUSED_SECRET_KEEPS_TOKEN
            CONFIRMED REPEATED_DELETE_ANSWER
            CONFIRMED SCOPES_SEPARATED_BY_PERCENT_20
            CONFIRMED SECRET_FORMAT
            CONFIRMED SUPERSEDED_TOKEN_REVOKES
            CONFIRMED TOKEN_ENDPOINT_LIMITS
            CONFIRMED WRONG_SECRET_ANSWER
            NOT_APPLICABLE CANCEL_CALLS_BACK
            NOT_APPLICABLE CONSENT_ID_SURVIVES_REFRESH
            NOT_APPLICABLE DEMO_COMPANY_NAME
            NOT_APPLICABLE DEMO_RESET_CHANGES_TENANT
            NOT_APPLICABLE GRACE_PERIOD_FROM_FIRST_USE
            NOT_APPLICABLE MIGRATION_IS_OVER
            NOT_APPLICABLE MISSING_SCOPE_ANSWER
            NOT_APPLICABLE NEW_LINK_CARRIES_CONSENT_ID
            NOT_APPLICABLE NEW_LINK_HAS_EQUAL_STAMPS
            NOT_APPLICABLE RENEWED_LINK_HAS_NEWEST_STAMP
            NOT_APPLICABLE ROLE_ACTIONS
            NOT_APPLICABLE TOKENS_OUTLIVE_THEIR_SECRET
            NOT_APPLICABLE TWO_SECRETS_AT_ONCE
            NOT_MEASURED BROAD_SCOPES_END
            NOT_MEASURED EXPIRED_TOKEN_ANSWER
            REFUTED CONSENT_PAGE_REDIRECTS
            REFUTED REPLAY_GIVES_LIVING_TOKENS
            """;

    @Test
    void theKitRunsToTheEndWithAVerdictForEachAssumption() throws Exception {
        try (IndependentServer server = IndependentServer.start()) {
            KitSettings settings = new KitSettings(
                    XeroApp.web(CLIENT_ID, SECRET, CALLBACK), server.endpoints(), Optional.empty(), false);
            KitResult result =
                    new RealityKit(settings, IndependentServerKitTest::allow, new ItsOwner(), time -> {}).run();
            assertThat(lines(result)).as(result.table()).isEqualTo(VERDICTS);
            assertThat(result.verdicts()).hasSameSizeAs(Assumption.values());
            assertThat(result.transcript() + result.table()).doesNotContain(SECRET, CLIENT_ID);
        }
    }

    private static String lines(KitResult result) {
        return result.verdicts().stream()
                .map(verdict -> verdict.outcome() + " " + verdict.assumption())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Presses what there is to press. */
    private static final class ItsOwner implements Owner {
        @Override
        public Optional<String> asks(Task task) {
            return Optional.of("");
        }

        @Override
        public Optional<String> hasNothingFor(Task task) {
            return switch (task) {
                case CONSENT_AGAIN -> Optional.empty();
                case CANCEL -> Optional.of("this server asks for a sign-in only, where there is no Cancel");
                case SECOND_SECRET, THIRD_SECRET -> Optional.of("an app of this server has one secret at a time");
                case RESET_DEMO -> Optional.of("this server has no demo company");
            };
        }
    }

    private static AuthorizationCallback allow(AuthorizationRequest request) {
        try {
            return new AuthorizationCallback(new OwnersBrowser(CALLBACK)
                    .allow(request.uri(), USER, PASSWORD)
                    .getRawQuery());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
