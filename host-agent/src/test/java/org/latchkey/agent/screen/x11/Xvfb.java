package org.latchkey.agent.screen.x11;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An X server without a screen, on a free display, with a cookie of its own; and the programs that
/// a test starts on it. All end with it.
public final class Xvfb implements AutoCloseable {
  private static final int ANY_ADDRESS = 0xffff;
  private static final int COOKIE_BYTES = 16;

  private final Path authority;
  private final Process server;
  private final String display;
  private final List<Process> programs = new ArrayList<>();

  private Xvfb(Path authority, Process server, String display) {
    this.authority = authority;
    this.server = server;
    this.display = display;
  }

  public static Xvfb start(int widthPixels, int heightPixels) throws IOException {
    return start(widthPixels, heightPixels, List.of());
  }

  /// A server whose screen can get another size: Xvnc, at which no viewer can connect.
  public static Xvfb startResizable(int widthPixels, int heightPixels) throws IOException {
    String size = widthPixels + "x" + heightPixels;
    return start(
        List.of("Xtigervnc", "-geometry", size, "-depth", "24", "-rfbport", "-1"), List.of());
  }

  /// A server that runs as another user and lets everybody in. Needs root.
  public static Xvfb startAs(int user) throws IOException {
    return start(64, 64, List.of("setpriv", "--reuid=" + user, "--clear-groups"));
  }

  private static Xvfb start(int widthPixels, int heightPixels, List<String> wrapper)
      throws IOException {
    String size = widthPixels + "x" + heightPixels + "x24";
    return start(List.of("Xvfb", "-screen", "0", size), wrapper);
  }

  private static Xvfb start(List<String> program, List<String> wrapper) throws IOException {
    Path authority =
        Files.createTempFile(
            "xvfb",
            ".auth",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    writeCookie(authority);
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(program);
    command.addAll(List.of("-displayfd", "1", "-nolisten", "tcp", "-noreset"));
    command.addAll(wrapper.isEmpty() ? List.of("-auth", authority.toString()) : List.of("-ac"));
    Process server =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String number =
        new BufferedReader(new InputStreamReader(server.getInputStream(), US_ASCII)).readLine();
    if (number == null) {
      throw new IOException(program.getFirst() + " did not start");
    }
    return new Xvfb(authority, server, ":" + number.strip());
  }

  public String display() {
    return display;
  }

  /// What a process of the user's session has in its environment.
  public Map<String, String> environment() {
    return Map.of("DISPLAY", display, "XAUTHORITY", authority.toString());
  }

  /// A connection of the test's own.
  public XDisplay connect() {
    XDisplay opened = Displays.openOwn(environment());
    if (opened == null || !opened.name().equals(display)) {
      throw new AssertionError("display " + display + " was not found");
    }
    return opened;
  }

  public Process run(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment());
    Process program =
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    programs.add(program);
    return program;
  }

  /// Ends the server as a crash would.
  public void kill() {
    server.destroyForcibly();
    server.onExit().join();
  }

  @Override
  public void close() throws IOException {
    for (Process program : programs) {
      program.destroyForcibly();
      program.onExit().join();
    }
    server.destroy();
    server.onExit().join();
    Files.delete(authority);
  }

  /// One entry that fits every display (`Xau(3)`: family, address, number, name, data).
  private static void writeCookie(Path authority) throws IOException {
    byte[] cookie = new byte[COOKIE_BYTES];
    new SecureRandom().nextBytes(cookie);
    byte[] name = "MIT-MAGIC-COOKIE-1".getBytes(US_ASCII);
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(authority))) {
      out.writeShort(ANY_ADDRESS);
      out.writeShort(0);
      out.writeShort(0);
      out.writeShort(name.length);
      out.write(name);
      out.writeShort(cookie.length);
      out.write(cookie);
    }
  }
}
