package org.latchkey.agent.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.latchkey.agent.platform.Identity;

/// The credentials of one thread as the kernel reports them in `/proc/PID/task/TID/status`.
///
/// @param uids real, effective, saved and file-system user
/// @param gids the same four for the group
/// @param capabilities permitted and effective together
record ThreadCredentials(List<Long> uids, List<Long> gids, List<Long> groups, long capabilities) {

  /// Reads those of every live thread of this process.
  static List<ThreadCredentials> ofThisProcess() throws IOException {
    List<Path> threads;
    try (Stream<Path> listing = Files.list(Path.of("/proc/self/task"))) {
      threads = listing.toList();
    }
    List<ThreadCredentials> all = new ArrayList<>();
    for (Path thread : threads) {
      try {
        all.add(read(Files.readAllLines(thread.resolve("status"))));
      } catch (NoSuchFileException _) {
        // The thread has ended since the listing.
      }
    }
    return all;
  }

  static ThreadCredentials read(List<String> statusLines) throws IOException {
    Map<String, String> fields = new HashMap<>();
    for (String line : statusLines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    long permitted = Long.parseUnsignedLong(field(fields, "CapPrm"), 16);
    long effective = Long.parseUnsignedLong(field(fields, "CapEff"), 16);
    return new ThreadCredentials(
        numbers(field(fields, "Uid")),
        numbers(field(fields, "Gid")),
        numbers(field(fields, "Groups")),
        permitted | effective);
  }

  /// Whether the thread is this identity in every respect and has no capability left.
  boolean areExactly(Identity identity) {
    return uids.size() == 4
        && gids.size() == 4
        && uids.stream().allMatch(uid -> uid == identity.uid())
        && gids.stream().allMatch(gid -> gid == identity.gid())
        && groups.stream().distinct().sorted().toList().equals(identity.groups())
        && (capabilities == 0 || identity.uid() == 0);
  }

  private static String field(Map<String, String> fields, String name) throws IOException {
    String value = fields.get(name);
    if (value == null) {
      throw new IOException("the kernel reports no " + name + " for a thread");
    }
    return value;
  }

  private static List<Long> numbers(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("\\s+")).map(Long::parseLong).toList();
  }
}
