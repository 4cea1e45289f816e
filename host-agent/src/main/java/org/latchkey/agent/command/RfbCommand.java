package org.latchkey.agent.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;
import org.latchkey.agent.log.AgentLog;
import org.latchkey.agent.log.LogTerms;
import org.latchkey.agent.screen.ScreenModule;
import org.latchkey.agent.screen.ScreenUnavailable;
import org.latchkey.agent.viewers.DoorUnusable;
import org.latchkey.agent.viewers.NetworkDoor;
import org.latchkey.agent.viewers.SocketDoor;
import org.latchkey.agent.viewers.ViewerDoor;
import org.latchkey.agent.viewers.Viewers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `latchkey rfb`: shows one's own display to RFB viewers on this computer, until it is told to
/// stop.
@Command(name = "rfb")
final class RfbCommand implements Callable<Integer> {
  private static final Pattern DISPLAY = Pattern.compile("(:(?:0|[1-9]\\d{0,4}))(?:\\.0)?");
  private static final Pattern ADDRESS = Pattern.compile("(?:\\[(.+)]|([^:]+)):(\\d{1,5})");
  private static final int HIGHEST_PORT = 65_535;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--display", paramLabel = ":N", required = true, descriptionKey = "rfb.display")
  @SuppressWarnings("NullAway.Init")
  private String display;

  @Option(names = "--socket", paramLabel = "PATH", descriptionKey = "rfb.socket")
  private @Nullable Path socket;

  @Option(names = "--listen", paramLabel = "ADDRESS:PORT", descriptionKey = "rfb.listen")
  private @Nullable String listen;

  @Option(names = "--insecure-listen", descriptionKey = "rfb.insecure-listen")
  private boolean insecureListen;

  @Override
  public Integer call() throws Exception {
    AgentLog.start("agent", LogTerms.FIRST);
    String name = displayName();
    Map<String, String> environment = System.getenv();
    checkDisplay(name, environment);
    Shutdown shutdown = new Shutdown();
    ViewerDoor door = openDoor(name, environment);
    try (Viewers viewers = new Viewers(door, name, environment)) {
      shutdown.whenAsked(() -> stop(viewers));
      announce(name, door);
      viewers.serve();
    } catch (ScreenUnavailable gone) {
      throw new CommandFailedException(ExitCode.NO_DISPLAY, Texts.reason(gone));
    } finally {
      shutdown.finished();
    }
    return ExitCode.DONE.number();
  }

  /// Better now than when the first viewer comes.
  private static void checkDisplay(String name, Map<String, String> environment)
      throws CommandFailedException, IOException {
    try {
      ScreenModule.openDisplay(name, environment, ScreenModule.Permissions.ALL).close();
    } catch (ScreenUnavailable missing) {
      throw new CommandFailedException(ExitCode.NO_DISPLAY, Texts.reason(missing));
    }
  }

  private ViewerDoor openDoor(String name, Map<String, String> environment)
      throws CommandFailedException, IOException {
    try {
      return listen == null
          ? SocketDoor.open(socketPath(name, environment))
          : NetworkDoor.open(address(listen));
    } catch (DoorUnusable unusable) {
      throw new CommandFailedException(ExitCode.NO_PLACE, Texts.reason(unusable));
    }
  }

  /// Whoever waits for this line can connect, and end the command in order.
  private void announce(String name, ViewerDoor door) {
    if (listen != null) {
      say(spec.commandLine().getErr(), Texts.of("rfb.insecure", door.place()));
    }
    say(spec.commandLine().getOut(), Texts.of("rfb.serving", name, door.place()));
  }

  private static void say(PrintWriter where, String what) {
    where.println(what);
    where.flush();
  }

  private static void stop(Viewers viewers) {
    try {
      viewers.close();
    } catch (IOException _) {
      // The process ends, and with it what could not be closed.
    }
  }

  private String displayName() {
    Matcher name = DISPLAY.matcher(display);
    if (!name.matches()) {
      throw usage(Texts.of("rfb.bad-display", display));
    }
    return name.group(1);
  }

  private Path socketPath(String name, Map<String, String> environment) {
    if (socket != null) {
      return socket;
    }
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (runtime.isEmpty()) {
      throw usage(Texts.of("rfb.no-runtime-directory"));
    }
    return Path.of(runtime, "latchkey", "rfb-" + name.substring(1) + ".sock");
  }

  private InetSocketAddress address(String text) {
    if (!insecureListen || socket != null) {
      throw usage(
          socket != null ? Texts.of("rfb.one-place") : Texts.of("rfb.listen-needs-consent"));
    }
    Matcher parts = ADDRESS.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(3)) > HIGHEST_PORT) {
      throw usage(Texts.of("rfb.bad-address", text));
    }
    String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
    try {
      return new InetSocketAddress(
          InetAddress.ofLiteral(String.valueOf(host)), Integer.parseInt(parts.group(3)));
    } catch (IllegalArgumentException _) {
      throw usage(Texts.of("rfb.bad-address", text));
    }
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
