package org.latchkey.agent.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a program that the calling thread starts now would inherit, beside user and groups, as the
/// kernel shows it (`docs/host-sign-in.md` §5).
///
/// A PAM session changes some of it for what is started afterwards. Compared, two of these say
/// whether a program that was started before can be brought to the same.
public final class Heritage {
  private static final Path OWN = Path.of("/proc/thread-self");
  private static final List<String> FILES =
      List.of(
          "attr/current",
          "attr/exec",
          "attr/fscreate",
          "attr/keycreate",
          "attr/sockcreate",
          "cgroup",
          "coredump_filter",
          "limits",
          "loginuid",
          "oom_score_adj",
          "personality");
  private static final Set<String> STATUS_LINES =
      Set.of(
          "Umask",
          "CapInh",
          "CapBnd",
          "CapAmb",
          "NoNewPrivs",
          "Seccomp",
          "Seccomp_filters",
          "Speculation_Store_Bypass",
          "SpeculationIndirectBranch",
          "Cpus_allowed",
          "Mems_allowed");

  /// Fields 19 (nice), 40 (rt_priority) and 41 (policy) of proc_pid_stat(5), counted after the
  /// name.
  private static final int[] SCHEDULING = {19 - 3, 40 - 3, 41 - 3};

  /// What a worker does to itself when it becomes the user.
  private static final Set<String> LEFT_TO_THE_WORKER = Set.of("Umask", "loginuid");

  private static final String CONTROL_GROUPS = "cgroup";
  private static final String LIMITS = "limits";
  private static final String KEYRING = "keyring";

  private final Map<String, String> traits;

  private Heritage(Map<String, String> traits) {
    this.traits = Map.copyOf(traits);
  }

  /// That of the calling thread at this moment.
  public static Heritage now() throws IOException {
    Map<String, String> traits = new HashMap<>();
    for (String file : FILES) {
      traits.put(file, content(OWN.resolve(file)));
    }
    for (String line : Files.readAllLines(OWN.resolve("status"))) {
      String name = line.substring(0, Math.max(0, line.indexOf(':')));
      if (STATUS_LINES.contains(name)) {
        traits.put(name, line);
      }
    }
    try (Stream<Path> namespaces = Files.list(OWN.resolve("ns"))) {
      for (Path namespace : namespaces.toList()) {
        traits.put(namespace.toString(), Files.readSymbolicLink(namespace).toString());
      }
    }
    traits.put("root", Files.readSymbolicLink(OWN.resolve("root")).toString());
    traits.put("scheduling", scheduling());
    traits.put(KEYRING, Keyring.ofThisThread().map(Keyring::toString).orElse(""));
    return new Heritage(traits);
  }

  /// For a process without root, which may not look at itself, and serves nobody whose session
  /// would differ from its own.
  public static Heritage unknown() {
    return new Heritage(Map.of());
  }

  /// Empty for what this kernel does not have or does not show.
  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException _) {
      return "";
    }
  }

  private static String scheduling() throws IOException {
    String stat = Files.readString(OWN.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    StringBuilder text = new StringBuilder();
    for (int field : SCHEDULING) {
      text.append(fields[field]).append(' ');
    }
    return text.toString();
  }

  /// What differs, by the kernel's names.
  public Set<String> differencesTo(Heritage other) {
    return Stream.concat(traits.keySet().stream(), other.traits.keySet().stream())
        .filter(name -> !Objects.equals(traits.get(name), other.traits.get(name)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The permission bits that new files of the calling thread do not get, 0 … 0777.
  public int umask() {
    String line = traits.getOrDefault("Umask", "Umask:\t0022");
    return Integer.parseInt(line.substring(line.indexOf(':') + 1).strip(), 8) & 0777;
  }

  /// Brings a program that the calling thread started at this moment to what it would be if it were
  /// started now. False when it cannot be: then it must not be used.
  ///
  /// @param uid whose session this has become
  public boolean bringUpToNow(long pid, long uid) throws IOException {
    Set<String> changed = now().differencesTo(this);
    for (String name : changed) {
      switch (name) {
        case LIMITS -> ProcessLimits.copyTo(pid);
        case CONTROL_GROUPS -> ControlGroups.follow(pid);
        case KEYRING -> {
          if (!Keyring.ofThisThread().map(keyring -> keyring.holdsOnlyKeysOf(uid)).orElse(false)) {
            return false;
          }
        }
        default -> {
          if (!LEFT_TO_THE_WORKER.contains(name)) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
