package org.latchkey.deployed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The gateway's process, as the operating system counts it (Linux).
final class GatewayProcess {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final long pid;

  private GatewayProcess(long pid) {
    this.pid = pid;
  }

  /// The Java process whose command line says that it is a gateway and whose settings name this
  /// port.
  static GatewayProcess listeningOn(int port) throws IOException {
    for (ProcessHandle handle : ProcessHandle.allProcesses().toList()) {
      Path commandLine = Path.of("/proc/" + handle.pid() + "/cmdline");
      if (Files.isReadable(commandLine) && isGateway(Files.readString(commandLine), port)) {
        return new GatewayProcess(handle.pid());
      }
    }
    throw new IOException("no gateway process has port " + port);
  }

  private static boolean isGateway(String commandLine, int port) throws IOException {
    if (!commandLine.contains("org.jboss.as.standalone")) {
      return false;
    }
    String[] arguments = commandLine.split("\0", -1);
    for (int i = 0; i + 1 < arguments.length; i++) {
      Path settings = Path.of(arguments[i + 1]);
      if (arguments[i].equals("-P")
          && Files.isReadable(settings)
          && Files.readString(settings).contains("jboss.https.port=" + port + "\n")) {
        return true;
      }
    }
    return false;
  }

  long residentBytes() throws IOException {
    Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
    if (!resident.find()) {
      throw new IOException("process " + pid + " has no resident memory");
    }
    return Long.parseLong(resident.group(1)) * 1024;
  }
}
