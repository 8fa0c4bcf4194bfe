package io.xeroconnect.acceptance;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each thing that is assumed about Xero has its place in the library, and each place has its row here. */
final class AssumptionsTest {
    private static final String ROOT = "io.xeroconnect.";
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.xeroconnect");

    private static final String PLACES = """
            APP_JUDGED_BEFORE_GRANT internal.app.AppProbe
            BROAD_SCOPES_END model.BroadScope#END
            CALLBACK_ISSUER internal.authorization.Callbacks#requireIssuer
            CANCEL_CALLS_BACK internal.authorization.Callbacks#requireNoError
            CLIENT_ID_FORMAT model.AssumedValues#USUAL_CLIENT_ID
            CONSENT_ID_SURVIVES_REFRESH internal.authorization.CandidateCheck#consent
            CONSENT_PAGE_REDIRECTS internal.setup.PreFlight
            DEMO_COMPANY_NAME internal.authorization.WrongTenant#isResetDemo
            DEMO_RESET_CHANGES_TENANT internal.authorization.WrongTenant#isResetDemo
            DISCONNECTED_TENANT_ONLY_VANISHES internal.tenant.TenantWatch
            EXPIRED_TOKEN_ANSWER internal.call.CallProblem#unauthorized
            GRACE_PERIOD_FROM_FIRST_USE internal.refresh.RefreshRules#spentFirst
            MIGRATION_IS_OVER internal.oauth1.MigrateEndpoint
            MISSING_SCOPE_ANSWER internal.call.CallProblem#unauthorized
            NEW_LINK_CARRIES_CONSENT_ID internal.tenant.TenantChoice#isFrom
            NEW_LINK_HAS_EQUAL_STAMPS internal.authorization.WrongTenant#isMade
            NONCE_COMES_BACK internal.authorization.IdTokenCheck#requireClaims
            OLD_ACCESS_TOKEN_SERVES_ON internal.refresh.Snapshots#staleAt
            PKCE_FOR_WEB_APPS internal.authorization.Authorizations#consentPage
            REFUSED_GRANT_ANSWER internal.wire.TokenEndpoint#refusal
            REFUSED_SECRET_KEEPS_CODE internal.authorization.Callbacks#exchange
            REFUSED_SECRET_KEEPS_TOKEN internal.authorization.CandidateRefresh#post
            REFUSED_SECRET_KEEPS_TOKEN internal.refresh.RefreshAlgorithm#acceptedKey
            RENEWED_LINK_HAS_NEWEST_STAMP internal.tenant.TenantChoice#newest
            REPEATED_DELETE_ANSWER internal.wire.ConnectionsApi#delete
            REPLAY_GIVES_LIVING_TOKENS internal.refresh.RefreshRules#committed
            ROLE_ACTIONS model.AssumedValues#ACTIONS_BY_SCOPE
            SCOPES_SEPARATED_BY_PERCENT_20 internal.authorization.Authorizations#consentPage
            SECRET_FORMAT model.AssumedValues#SHORTEST_SECRET
            SUPERSEDED_TOKEN_REVOKES internal.disconnect.Disconnector#revoke
            TOKENS_OUTLIVE_THEIR_SECRET internal.app.SecretChange
            TOKEN_ENDPOINT_LIMITS internal.wire.TokenEndpoint#classify
            TWO_SECRETS_AT_ONCE internal.app.SecretChange
            WRONG_SECRET_ANSWER internal.wire.TokenEndpoint#classify
            """;

    @Test
    void eachAssumptionIsMarkedWhereTheLibraryRestsOnIt() {
        TreeSet<String> marked = ALL.stream().flatMap(AssumptionsTest::marks).collect(toCollection(TreeSet::new));
        TreeSet<String> expected =
                PLACES.lines().filter(AssumptionsTest::isInLibrary).collect(toCollection(TreeSet::new));
        assertThat(marked).isEqualTo(expected);
    }

    @Test
    void eachAssumptionHasItsPlace() {
        assertThat(PLACES.lines()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .distinct())
                .containsExactlyInAnyOrder(
                        Arrays.stream(Assumption.values()).map(Assumption::name).toArray(String[]::new));
    }

    @Test
    void eachAssumptionSaysWhatIsAskedAssumedAndSafe() {
        assertThat(Assumption.values()).allSatisfy(assumption -> {
            assertThat(assumption.question()).endsWith("?");
            assertThat(assumption.assumed()).endsWith(".");
            assertThat(assumption.safeChoice()).endsWith(".");
        });
    }

    /** A row may stand here before its class does. */
    private static boolean isInLibrary(String line) {
        return ALL.contain(ROOT + line.replaceFirst(".* ", "").replaceFirst("#.*", ""));
    }

    private static Stream<String> marks(JavaClass type) {
        String place = type.getName().substring(ROOT.length());
        Stream<String> ofMethods = type.getMethods().stream()
                .flatMap((JavaMethod method) -> marks(method, place + "#" + method.getName()));
        Stream<String> ofFields =
                type.getFields().stream().flatMap((JavaField field) -> marks(field, place + "#" + field.getName()));
        return Stream.of(marks(type, place), ofMethods, ofFields).flatMap(marks -> marks);
    }

    private static Stream<String> marks(HasAnnotations<?> element, String place) {
        return element.tryGetAnnotationOfType(Assumes.class).stream()
                .flatMap(assumes -> Arrays.stream(assumes.value()))
                .map(assumption -> assumption + " " + place);
    }
}
