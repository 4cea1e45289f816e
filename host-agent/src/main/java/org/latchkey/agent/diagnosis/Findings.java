package org.latchkey.agent.diagnosis;

import java.util.ArrayList;
import java.util.List;

/// What all checks found, in the order in which they were made.
public final class Findings {
  private final List<Finding> all = new ArrayList<>();

  public void good(String check, String found) {
    all.add(new Finding(check, Verdict.GOOD, found, ""));
  }

  public void attention(String check, String found, String advice) {
    all.add(new Finding(check, Verdict.ATTENTION, found, advice));
  }

  public void unchecked(String check, String why) {
    all.add(new Finding(check, Verdict.UNCHECKED, why, ""));
  }

  public List<Finding> all() {
    return List.copyOf(all);
  }

  public boolean needAttention() {
    return all.stream().anyMatch(finding -> finding.verdict() == Verdict.ATTENTION);
  }
}
