package io.xeroconnect.support;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The tool as a whole: a command does the work. */
@Command(
        name = "xero-connect-support",
        mixinStandardHelpOptions = true,
        versionProvider = Support.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpWidth = 100,
        description = {
            "Looks at, tests, mends and ends the Xero connections in a product's store, for its support desk. It does"
                    + " nothing in the background and may run while the product's servers do.",
            ""
        },
        footer = {
            "",
            "Each command explains itself: xero-connect-support test --help.",
            "Options also come from a file (--config, or the variable XERO_CONNECT_CONFIG) with lines such as store=/srv/xero,"
                    + " and from variables such as XERO_CONNECT_STORE; the command line wins, then the variable.",
            "A secret is never an argument: it is asked for without being shown, or read from a file, or from the"
                    + " standard input by the file name -."
        },
        exitCodeListHeading = "%nExit statuses:%n",
        exitCodeList = {
            "0:done, nothing to do",
            "1:done, and something needs attention; or you said no",
            "2:the command line or a value in it makes no sense; nothing was done",
            "3:Xero or the owner refused",
            "4:not now: try again later",
            "5:the store, its keys or its database",
            "70:a defect of this tool"
        })
final class Support implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set before a command is called
    private CommandSpec spec;

    private Support() {}

    /** Runs one command and returns its status. */
    static int execute(Desk desk, String... args) {
        return execute(commandLine(desk), desk, args);
    }

    /** Runs one command of this command line and returns its status. */
    static int execute(CommandLine commandLine, Desk desk, String... args) {
        try {
            commandLine.setDefaultValueProvider(Defaults.of(List.of(args), desk.environment()));
            return commandLine.execute(args);
        } catch (Problem e) {
            return Failures.tell(commandLine, String.valueOf(e.getMessage()), e.status());
        }
    }

    static CommandLine commandLine(Desk desk) {
        CommandLine tool = new CommandLine(new Support());
        for (Object command : commands(desk)) {
            tool.addSubcommand(command);
        }
        tool.getSubcommands().values().forEach(Support::settle);
        return tool.setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::parameters)
                .setExecutionExceptionHandler(Failures::execution);
    }

    private static List<Object> commands(Desk desk) {
        return List.of(
                new ListCommand(desk),
                new ShowCommand(desk),
                new TestCommand(desk),
                new KeepAliveCommand(desk),
                new ConnectCommand(desk),
                new OrganisationCommand(desk),
                new ReplaceSecretCommand(desk),
                new AdoptCommand(desk),
                new MigrateCommand(desk),
                new ScopesCommand(desk),
                new BundleCommand(desk),
                new DisconnectCommand(desk),
                new ForgetCommand(desk));
    }

    /** A command's own options come first, then those of the store and of the product. */
    private static void settle(CommandLine command) {
        command.getCommandSpec()
                .mixinStandardHelpOptions(true)
                .usageMessage()
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%n");
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    /** What the jar's manifest says. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Support.class.getPackage().getImplementationVersion();
            return new String[] {"xero-connect-support " + (version == null ? "from the build" : version)};
        }
    }
}
