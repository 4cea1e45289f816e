package org.latchkey.agent.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// A real account of this machine for one test, with a random name and password. Closing removes
/// it, and its home.
public final class TemporaryUser implements AutoCloseable {
  private final String name;
  private final String password;

  private TemporaryUser(String name, String password) {
    this.name = name;
    this.password = password;
  }

  /// Makes one, with a home directory and a shell that `/etc/shells` lists.
  public static TemporaryUser create() throws IOException {
    Random random = new Random(System.nanoTime() ^ ProcessHandle.current().pid());
    TemporaryUser user = new TemporaryUser("lk-t" + hex(random, 4), "p " + hex(random, 8) + "ä");
    boolean complete = false;
    try {
      run("", "useradd", "--create-home", "--shell", "/bin/sh", user.name);
      run(user.name + ":" + user.password, "chpasswd");
      complete = true;
      return user;
    } finally {
      if (!complete) {
        user.close();
      }
    }
  }

  private static String hex(Random random, int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }

  public String name() {
    return name;
  }

  public String password() {
    return password;
  }

  public Path home() {
    return Path.of("/home", name);
  }

  /// What `id` prints, such as the uid for `-u`.
  public String number(String option) throws IOException {
    return run("", "id", option, name).strip();
  }

  /// Starts a command as this user, and drops what it prints.
  public Process start(String... command) throws IOException {
    return start(ProcessBuilder.Redirect.DISCARD, command);
  }

  /// Starts a command as this user.
  public Process start(ProcessBuilder.Redirect output, String... command) throws IOException {
    List<String> whole = new ArrayList<>(List.of("setpriv", "--init-groups", "--reuid", name));
    whole.addAll(List.of("--regid", name));
    whole.addAll(List.of(command));
    return new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(output).start();
  }

  /// Changes the account with a command of the system, whose last argument is the name.
  public void change(String... command) throws IOException {
    List<String> whole = new ArrayList<>(List.of(command));
    whole.add(name);
    run("", whole.toArray(String[]::new));
  }

  private static String run(String input, String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", command) + ": " + output);
    }
    return output;
  }

  @Override
  public void close() throws IOException {
    run("", "userdel", "--remove", "--force", name);
  }
}
