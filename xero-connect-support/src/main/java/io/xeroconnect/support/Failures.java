package io.xeroconnect.support;

import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.XeroConnectException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one sentence on the error stream, and finds the status for it. */
final class Failures {
    private Failures() {}

    /** The command line could not be understood. */
    static int parameters(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String what = e instanceof UnmatchedArgumentException unmatched ? unknown(unmatched) : e.getMessage();
        return tell(command, what + " See: " + command.getCommandSpec().qualifiedName(" ") + " --help", Status.USAGE);
    }

    /** What was not understood may be a secret, so only the name of an option is repeated. */
    private static String unknown(UnmatchedArgumentException e) {
        List<String> unmatched = e.getUnmatched();
        String first = unmatched.isEmpty() ? "" : unmatched.get(0).split("=", 2)[0];
        if (!first.matches("--?[a-z][a-z-]*")) {
            List<String> similar = e.getSuggestions();
            return "There is a command or an argument that is not expected."
                    + (similar.isEmpty() ? "" : " Did you mean " + String.join(" or ", similar) + "?");
        }
        boolean secret = first.matches(".*(secret|password|token).*");
        return "There is no option " + first + "."
                + (secret ? " A secret is never an argument: leave it out to be asked, or name a file." : "");
    }

    /** The command itself failed. */
    static int execution(Exception e, CommandLine command, ParseResult parsed) {
        if (parsed.subcommand() != null && parsed.subcommand().hasMatchedOption("--verbose")) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().map(Output::cleanInPlace).forEach(command.getErr()::println);
        }
        if (e instanceof Problem problem) {
            return tell(command, String.valueOf(problem.getMessage()), problem.status());
        }
        if (e instanceof XeroConnectException ours) {
            return tell(command, String.valueOf(ours.getMessage()), status(ours));
        }
        if (e instanceof IllegalArgumentException && e.getMessage() != null) {
            return tell(command, e.getMessage(), Status.USAGE);
        }
        String what = "This is a defect of the tool: " + e.getClass().getSimpleName()
                + ". Run it again with --verbose and report what it prints.";
        return tell(command, what, Status.DEFECT);
    }

    private static int status(XeroConnectException e) {
        if (e instanceof TokenStoreException) {
            return Status.STORE;
        }
        return e instanceof TemporarilyUnavailableException ? Status.LATER : Status.REFUSED;
    }

    static int tell(CommandLine command, String what, int status) {
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().ansi().string("@|bold,red error:|@ ") + Output.clean(what));
        err.flush();
        return status;
    }
}
