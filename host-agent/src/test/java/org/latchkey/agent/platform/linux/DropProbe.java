package org.latchkey.agent.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.latchkey.agent.platform.Identity;

/// A program that is root, becomes someone else, and says what it can still do.
final class DropProbe {
  private DropProbe() {}

  /// @param arguments user, group, then supplementary groups
  static void main(String[] arguments) throws IOException {
    List<Long> numbers = Arrays.stream(arguments).map(Long::parseLong).toList();
    LinuxProcess process = new LinuxProcess();
    process.become(
        new Identity(numbers.get(0), numbers.get(1), numbers.subList(2, numbers.size())));
    System.out.println(process.identity());
    System.out.println("shadow " + Files.isReadable(Path.of("/etc/shadow")));
    System.out.println("root's files " + Files.isExecutable(Path.of("/root")));
    try {
      LibC.setresuid(-1, 0, -1);
      System.out.println("root again");
    } catch (NativeCallFailed e) {
      System.out.println("refused " + e.errno());
    }
  }
}
