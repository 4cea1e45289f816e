package org.latchkey.agent.worker;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts one of our own main classes in a JVM of its own (`docs/host-sign-in.md` §5).
///
/// @param java the `java` of the JDK that this process runs on
/// @param classPath absolute; files that only an administrator can change
/// @param cleanEnvironment whether the child gets a fixed environment instead of ours. Always so
///   for a child that is root
record JavaCommand(Path java, List<Path> classPath, boolean cleanEnvironment) {
  private static final Map<String, String> FIXED_ENVIRONMENT =
      Map.of("PATH", "/usr/bin:/bin", "LANG", "C.UTF-8");

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:+DisplayVMOutputToStderr",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:+SuppressFatalErrorMessage",
          "--enable-native-access=ALL-UNNAMED");

  JavaCommand {
    classPath = List.copyOf(classPath);
    if (!java.isAbsolute() || !classPath.stream().allMatch(Path::isAbsolute)) {
      throw new IllegalArgumentException("a relative path in " + java + " " + classPath);
    }
  }

  /// The JDK and the class path that this process was started with.
  static JavaCommand likeThisProcess(boolean cleanEnvironment) {
    List<Path> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      classPath.add(Path.of(entry).toAbsolutePath());
    }
    return new JavaCommand(
        Path.of(System.getProperty("java.home"), "bin", "java"), classPath, cleanEnvironment);
  }

  /// Prepares a process in `/`. Standard input and output are pipes, standard error is ours.
  ProcessBuilder builder(Class<?> main, int heapMebibytes) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(FLAGS);
    command.add("-Xmx" + heapMebibytes + "m");
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.add(main.getName());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(new File("/"))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    if (cleanEnvironment) {
      builder.environment().clear();
      builder.environment().putAll(FIXED_ENVIRONMENT);
    }
    return builder;
  }
}
