package org.latchkey.agent.command;

import java.io.IOException;
import java.io.PrintWriter;
import org.latchkey.agent.Texts;
import org.latchkey.agent.audit.AuditAlteredException;
import org.latchkey.agent.enrollment.EnrollmentRefusedException;
import org.latchkey.agent.settings.SettingsException;
import org.latchkey.agent.state.StateException;
import org.latchkey.agent.tls.NotTrustedException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Turns what went wrong into one line on standard error and an exit code; the one place that does.
final class FailureReport implements IExecutionExceptionHandler, IParameterExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    ExitCode code = codeOf(failure);
    PrintWriter err = command.getErr();
    if (code == ExitCode.UNFORESEEN && failure instanceof RuntimeException) {
      failure.printStackTrace(err);
    }
    err.println("latchkey: " + sentence(failure));
    err.flush();
    return code.number();
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println("latchkey: " + Texts.of("command.usage", ended(Texts.reason(failure)), name));
    err.flush();
    return ExitCode.USAGE.number();
  }

  private static String ended(String sentence) {
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  private static ExitCode codeOf(Exception failure) {
    return switch (failure) {
      case CommandFailedException e -> e.code();
      case SettingsException _ -> ExitCode.SETTINGS;
      case StateException _ -> ExitCode.STATE;
      case AuditAlteredException _ -> ExitCode.AUDIT_ALTERED;
      case NotTrustedException _ -> ExitCode.GATEWAY_NOT_TRUSTED;
      case EnrollmentRefusedException _ -> ExitCode.GATEWAY_REFUSED;
      default -> ExitCode.UNFORESEEN;
    };
  }

  /// Our own words stand alone; those of the platform are short and need their kind.
  private static String sentence(Exception failure) {
    boolean isOfPlatform =
        failure instanceof IOException && failure.getClass() != IOException.class;
    return isOfPlatform
        ? Texts.of("command.io", failure.getClass().getSimpleName(), Texts.reason(failure))
        : Texts.reason(failure);
  }
}
