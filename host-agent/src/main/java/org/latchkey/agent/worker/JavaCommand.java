package org.latchkey.agent.worker;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts one of our own main classes in a JVM of its own (`docs/host-sign-in.md` §5).
///
/// @param java the `java` of the JDK that this process runs on
/// @param classPath absolute; files that only an administrator can change
/// @param cleanEnvironment whether the child gets a fixed environment instead of ours. Always so
///   for a child that is root
/// @param aotCache a file that only the superuser, or this process's user, can change
record JavaCommand(
    Path java, List<Path> classPath, boolean cleanEnvironment, Optional<Path> aotCache) {
  /// Tells a child which cache its own children use.
  private static final String AOT_CACHE = "latchkey.aot-cache";

  private static final Map<String, String> FIXED_ENVIRONMENT =
      Map.of("PATH", "/usr/bin:/bin", "LANG", "C.UTF-8");

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:+DisplayVMOutputToStderr",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:+SuppressFatalErrorMessage",
          "-Xlog:disable", // its warnings would go into the stream
          "-Xlog:all=error:stderr",
          "--enable-native-access=ALL-UNNAMED");

  JavaCommand {
    classPath = List.copyOf(classPath);
    if (!java.isAbsolute() || !classPath.stream().allMatch(Path::isAbsolute)) {
      throw new IllegalArgumentException("a relative path in " + java + " " + classPath);
    }
  }

  /// The JDK, class path and cache that this process was started with.
  static JavaCommand likeThisProcess(boolean cleanEnvironment) {
    List<Path> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      classPath.add(Path.of(entry).toAbsolutePath());
    }
    return new JavaCommand(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        classPath,
        cleanEnvironment,
        Optional.ofNullable(System.getProperty(AOT_CACHE)).map(Path::of));
  }

  JavaCommand with(Optional<Path> otherCache) {
    return new JavaCommand(java, classPath, cleanEnvironment, otherCache);
  }

  /// Prepares a process in `/`. Standard input and output are pipes, standard error is ours.
  ProcessBuilder builder(Class<?> main, int heapMebibytes) {
    List<String> flags = new ArrayList<>();
    flags.add("-Xmx" + heapMebibytes + "m");
    aotCache.ifPresent(cache -> {
      flags.add("-XX:AOTCache=" + cache);
      flags.add("-D" + AOT_CACHE + "=" + cache);
    });
    return prepared(command(main, flags)).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /// The command line with these flags beside those that every process of ours has.
  List<String> command(Class<?> main, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.add(main.getName());
    return command;
  }

  /// A process in `/`, with the environment that our processes get.
  ProcessBuilder prepared(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
    if (cleanEnvironment) {
      builder.environment().clear();
      builder.environment().putAll(FIXED_ENVIRONMENT);
    }
    return builder;
  }
}
