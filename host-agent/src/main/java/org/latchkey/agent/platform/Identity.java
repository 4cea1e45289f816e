package org.latchkey.agent.platform;

import java.util.List;

/// Who a process is to the kernel: user, group and supplementary groups.
///
/// @param groups supplementary groups, sorted, each once
public record Identity(long uid, long gid, List<Long> groups) {
  public Identity {
    groups = groups.stream().distinct().sorted().toList();
  }
}
