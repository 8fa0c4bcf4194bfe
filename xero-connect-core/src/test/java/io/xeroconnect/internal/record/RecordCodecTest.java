package io.xeroconnect.internal.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.internal.json.Json;
import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record comes back as it was written. */
final class RecordCodecTest {
    private static final ConnectionKey KEY = ConnectionKey.of("shop-7");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})
    void everyFieldComesBack(long seed) {
        Generator random = new Generator(new Random(seed));
        for (int i = 0; i < 10; i++) {
            ConnectionRecord record = random.record();
            ConnectionRecord read = RecordCodec.read(KEY, RecordCodec.write(record));
            assertThat(read)
                    .as("seed %d, record %d", seed, i)
                    .usingRecursiveComparison()
                    .isEqualTo(record);
            assertThat(RecordCodec.write(read)).isEqualTo(RecordCodec.write(record));
        }
    }

    @Test
    void whatALaterReleaseAddedIsKept() {
        String added = "\"region\":\"north\",\"journal\":[{\"at\":1,\"hash\":\"é\\\"\"},null,[]],"
                + "\"big\":123456789012345678901234567890,\"exact\":1.10,\"on\":true,\"off\":false";
        byte[] stored = ("{\"format\":1,\"generation\":4," + added + "}").getBytes(UTF_8);
        ConnectionRecord changed = RecordCodec.read(KEY, stored).with(f -> f.refused(true));
        assertThat(new String(RecordCodec.write(changed), UTF_8))
                .contains(added)
                .contains("\"refused\":true");
    }

    /** Each is as a release of that format wrote it, with all its fields; none is ever changed here. */
    @Test
    void recordOfEveryFormatSoFarIsRead() throws Exception {
        long newest = Json.object(RecordCodec.write(ConnectionRecord.EMPTY)).requiredNumber("format");
        for (long format = 1; format <= newest; format++) {
            byte[] stored = kept("format-" + format + ".json");
            ConnectionRecord read = RecordCodec.read(KEY, stored);
            assertThat(members(RecordCodec.write(read))).containsAll(members(stored));
            assertThat(read.unknown()).isEmpty();
            assertThat(read.tokens().orElseThrow().refreshToken()).contains("refresh token");
        }
    }

    /** Without the format's number, and without their order, which means nothing. */
    private static List<String> members(byte[] json) {
        return Arrays.stream(new String(json, UTF_8).strip().split("[{},]"))
                .filter(member -> !member.startsWith("\"format\""))
                .toList();
    }

    private static byte[] kept(String name) throws IOException {
        try (InputStream in = RecordCodecTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name + " is missing.").readAllBytes();
        }
    }

    @Test
    void whatReadsAsMissingIsNotWritten() {
        assertThat(new String(RecordCodec.write(ConnectionRecord.EMPTY), UTF_8))
                .isEqualTo("{\"format\":1,\"generation\":0}");
    }

    @Test
    void noTextFormShowsASecret() {
        Generator random = new Generator(new Random(4181));
        ConnectionRecord record = random.record().with(f -> f.tokens(Optional.of(random.tokens())));
        TokenSet tokens = record.tokens().orElseThrow();
        assertThat(record + " " + tokens + " " + new Stored(KEY, 1, record))
                .doesNotContain(tokens.accessToken())
                .contains("redacted");
    }

    private static final class Generator {
        private final Random random;

        Generator(Random random) {
            this.random = random;
        }

        ConnectionRecord record() {
            return ConnectionRecord.EMPTY.with(f -> f.app(maybe(this::app))
                    .waitingApp(maybe(this::app))
                    .tokens(maybe(this::tokens))
                    .generation(random.nextLong())
                    .lease(maybe(
                            () -> new Lease(text(), Duration.ofMillis(random.nextInt(200_000)), random.nextLong())))
                    .unfinishedSince(maybe(random::nextLong))
                    .retryAt(random.nextLong())
                    .spent(many(() -> new Spent(text(), random.nextLong())))
                    .orphan(maybe(this::tokens))
                    .confirmAt(maybe(random::nextLong))
                    .candidate(maybe(this::candidate))
                    .aside(maybe(this::candidate))
                    .tenants(many(this::tenant))
                    .tenant(maybe(this::text), maybe(this::text))
                    .disconnected(random.nextBoolean())
                    .tenantGone(random.nextBoolean())
                    .tenantRefused(random.nextBoolean())
                    .tenantsReadAt(random.nextLong())
                    .warned(new WarningMark(1 + random.nextInt(60), text()))
                    .scopesWarned(random.nextBoolean() ? WarningMark.NONE : new WarningMark(180, text()))
                    .scopeNote(maybe(this::note))
                    .deployment(maybe(this::text))
                    .refused(random.nextBoolean())
                    .appProblem(maybe(this::problem))
                    .pending(many(this::text))
                    .adopted(maybe(this::text))
                    .former(maybe(this::former))
                    .setup(maybe(this::draft)));
        }

        private Candidate candidate() {
            return new Candidate(
                    tokens(),
                    maybe(this::text),
                    text(),
                    random.nextLong(),
                    maybe(this::chosen),
                    random.nextBoolean(),
                    many(this::chosen),
                    maybe(() -> new Spent(text(), random.nextLong())),
                    maybe(this::text),
                    maybe(this::text));
        }

        private FormerOrganisation former() {
            return new FormerOrganisation(
                    Optional.empty(), maybe(this::line), maybe(this::line), Optional.of("Kiosk \"" + line() + "\""));
        }

        /** A text that a person could type. */
        private String line() {
            return "!" + text().replaceAll("\\p{Cntrl}", " ");
        }

        private ScopeNote note() {
            ScopeGeneration[] all = ScopeGeneration.values();
            return new ScopeNote(text(), all[random.nextInt(all.length)], random.nextLong());
        }

        private SetupDraft draft() {
            return new SetupDraft(
                    text(),
                    Set.copyOf(many(this::text)),
                    Set.copyOf(many(this::text)),
                    maybe(this::text),
                    maybe(this::text),
                    random.nextBoolean(),
                    random.nextBoolean());
        }

        TokenSet tokens() {
            return new TokenSet(
                    text(),
                    maybe(this::text),
                    random.nextLong(),
                    random.nextLong(),
                    many(() -> "accounting.scope" + random.nextInt(100)),
                    text(),
                    random.nextBoolean() ? "" : text());
        }

        private AppRejectedException.Reason problem() {
            AppRejectedException.Reason[] all = AppRejectedException.Reason.values();
            return all[random.nextInt(all.length)];
        }

        private KnownTenant tenant() {
            return new KnownTenant(new Tenant(text(), text(), text(), text()), random.nextBoolean());
        }

        private Tenant chosen() {
            return new Tenant(text(), text(), text(), text());
        }

        private XeroApp app() {
            URI redirect = URI.create("https://pos.example/xero/" + random.nextInt(1000));
            String id = "id" + random.nextInt(1000);
            XeroApp withSecret = random.nextBoolean()
                    ? XeroApp.web(id, "s" + random.nextInt(), redirect)
                    : XeroApp.customConnection(id, "s" + random.nextInt());
            XeroApp app = random.nextBoolean() ? withSecret : withSecret.withPreviousSecret("p" + random.nextInt());
            return random.nextInt(3) == 0 ? XeroApp.pkce(id, redirect) : app;
        }

        /** Any text, with quotes, control characters and characters beyond the basic plane, but no half ones. */
        private String text() {
            return IntStream.rangeClosed(0, random.nextInt(20))
                    .map(i -> random.nextInt(4) == 0 ? random.nextInt(0xD7FF) : 0x1F600 + random.nextInt(50))
                    .map(c -> random.nextBoolean() ? c : ' ' + random.nextInt(95))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        private <T> Optional<T> maybe(Supplier<T> value) {
            return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
        }

        private <T> List<T> many(Supplier<T> value) {
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> value.get())
                    .toList();
        }
    }
}
