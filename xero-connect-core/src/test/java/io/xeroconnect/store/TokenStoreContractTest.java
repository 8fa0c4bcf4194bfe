package io.xeroconnect.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenStoreContractTest {
    @Test
    void memoryStoreKeepsTheContract() {
        TokenStore store = new InMemoryTokenStore();
        TokenStoreContract.verify(() -> store);
        assertThat(store.page("", 1)).as("the check cleans up").isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("brokenStores")
    void brokenStoreIsToldWhichRuleItBreaks(String rule, Class<?> broken, Supplier<TokenStore> supplier) {
        assertThatThrownBy(() -> TokenStoreContract.verify(supplier))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The store breaks the rule: " + rule);
    }

    @Test
    void everyRuleIsBrokenBySomeStore() {
        assertThat(TokenStoreContract.rules())
                .allMatch(rule ->
                        brokenStores().anyMatch(broken -> rule.sentence().startsWith((String) broken.get()[0])));
    }

    @Test
    void storageThatIsNotEmptyIsLeftAlone() {
        TokenStore store = new InMemoryTokenStore();
        TokenRecord precious = Expect.record("shop", 1);
        store.replace(precious, 0);
        assertThatThrownBy(() -> TokenStoreContract.verify(() -> store))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of its own");
        assertThat(store.find(precious.key())).contains(precious);
    }

    @Test
    void exceptionOfTheStoreIsReportedWithItsRule() {
        TokenStore failing = new BrokenStore() {
            @Override
            public boolean replace(TokenRecord next, long expectedVersion) {
                throw new UnsupportedOperationException("no disk");
            }
        };
        assertThatThrownBy(() -> TokenStoreContract.verify(() -> failing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected version 0 stores")
                .hasMessageContaining("no disk")
                .hasCauseInstanceOf(UnsupportedOperationException.class);
    }

    static Stream<Arguments> brokenStores() {
        return Stream.of(
                broken("A key that was never stored", new BrokenWrites.FindsWhatWasNeverStored()),
                arguments("Expected version 0 stores", InMemoryTokenStore.class, (Supplier<TokenStore>)
                        InMemoryTokenStore::new),
                broken("Expected version 0 is refused", new BrokenWrites.OverwritesOnInsert()),
                broken("The stored version is replaced", new BrokenWrites.OnlyInserts()),
                broken("Any other version is not replaced", new BrokenWrites.ReplacesNewerVersions()),
                broken("What is not stored is not replaced", new BrokenWrites.InsertsOnReplace()),
                broken("The stored version is deleted", new BrokenWrites.KeepsATombstone()),
                broken("Any other version is not deleted", new BrokenWrites.DeletesAnyVersion()),
                broken("Versions are kept exactly", BrokenContents.keepingVersionsAsDoubles()),
                broken("dueAt is kept", BrokenContents.knowingNoTimeAfter9999()),
                broken("A payload is kept", BrokenContents.cuttingLongPayloads()),
                broken("Keys are compared as UTF-8 bytes", BrokenContents.ignoringCase()),
                broken("Keys are compared as UTF-8 bytes", BrokenContents.ignoringTrailingSpaces()),
                broken("Keys are compared as UTF-8 bytes", BrokenContents.composingAccents()),
                broken("due returns what is due", new BrokenContents.DueInKeyOrder()),
                broken("due returns what is due", new BrokenContents.DueOnlyBefore()),
                broken("due returns at most the limit", new BrokenContents.DueIsCutBeforeItIsSorted()),
                broken("due follows", new BrokenContents.DueFromAStaleIndex()),
                broken("page returns every record", new BrokenContents.PagesInUtf16Order()),
                broken("page returns every record", new BrokenContents.PagesBeginWithTheLastKey()),
                broken("page goes on", new BrokenContents.PagesEndAtAMissingKey()),
                broken("Of several who insert", new BrokenWrites.ChecksThenInserts()),
                broken("Of several who replace one", new BrokenWrites.ChecksThenReplaces()),
                broken("Of several who replace or delete", new BrokenWrites.ChecksThenDeletes()),
                broken("Each version gives way", new BrokenWrites.SaysFalseWhenBusy()));
    }

    private static Arguments broken(String rule, TokenStore store) {
        Supplier<TokenStore> supplier = () -> store;
        return arguments(rule, store.getClass(), supplier);
    }
}
