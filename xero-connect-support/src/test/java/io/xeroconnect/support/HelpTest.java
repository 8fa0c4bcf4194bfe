package io.xeroconnect.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

final class HelpTest {
    private Bench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    static Stream<CommandLine> commands() {
        return Support.commandLine(Desk.ofThisProcess()).getSubcommands().values().stream();
    }

    private static String name(CommandLine command) {
        return command.getCommandName();
    }

    @Test
    void theHelpNamesEveryCommandAndEveryStatus() {
        assertThat(bench.runPlain("--help")).isEqualTo(Status.FINE);
        assertThat(commands().map(HelpTest::name))
                .hasSize(13)
                .allMatch(name -> bench.out().contains("\n  " + name + " "));
        assertThat(bench.out()).contains("\n  0 ", "\n  1 ", "\n  2 ", "\n  3 ", "\n  4 ", "\n  5 ", "\n  70 ");
        assertThat(bench.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandExplainsItself(CommandLine command) {
        assertThat(bench.runPlain(name(command), "--help")).isEqualTo(Status.FINE);
        assertThat(bench.out()).contains("Usage: xero-connect-support " + name(command), "--store", "--json");
        assertThat(command.getCommandSpec().usageMessage().header()).hasSize(1);
        assertThat(command.getCommandSpec().options())
                .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
    }

    @Test
    void theGuideNamesEveryCommandAndEveryOption() throws Exception {
        String guide = Files.readString(Path.of("..", "docs", "support-tool.md"));
        assertThat(commands().map(HelpTest::name).toList())
                .allSatisfy(name -> assertThat(guide).contains("`" + name));
        List<String> options = commands()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .map(OptionSpec::longestName)
                .distinct()
                .toList();
        assertThat(options)
                .hasSizeGreaterThan(25)
                .allSatisfy(option -> assertThat(guide).containsPattern(option + "(?![a-z-])"));
    }

    @Test
    void withoutACommandTheToolSaysWhereHelpIs() {
        assertThat(bench.runPlain()).isEqualTo(Status.USAGE);
        assertThat(bench.err()).isEqualTo("error: A command is missing. See: xero-connect-support --help\n");
    }

    @Test
    void aMisspeltCommandIsGuessed() {
        assertThat(bench.runPlain("disconect")).isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("Did you mean disconnect");
    }

    @Test
    void theVersionIsSaid() {
        assertThat(bench.runPlain("--version")).isEqualTo(Status.FINE);
        assertThat(bench.out()).startsWith("xero-connect-support ");
    }

    @Test
    void aDefectIsToldInOneLine() {
        bench.terminal.answer();
        assertThat(bench.run("disconnect", "shop-7", "--yes")).isEqualTo(Status.ATTENTION);
        bench.connect(Bench.SHOP, bench.corner);
        // The person that is asked has no answer, which no command expects.
        assertThat(bench.run("disconnect", "shop-7")).isEqualTo(Status.DEFECT);
        assertThat(bench.err())
                .isEqualTo(
                        "error: This is a defect of the tool: NoSuchElementException. Run it again with --verbose and"
                                + " report what it prints.\n");
        assertThat(bench.run("disconnect", "shop-7", "--verbose")).isEqualTo(Status.DEFECT);
        assertThat(bench.err()).contains("\tat io.xeroconnect.support.");
    }
}
