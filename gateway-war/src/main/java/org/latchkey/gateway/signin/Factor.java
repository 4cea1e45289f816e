package org.latchkey.gateway.signin;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A way in which a person proved who they are.
public enum Factor {
  PASSWORD("password");

  private final String id;

  Factor(String id) {
    this.id = id;
  }

  /// The name in tickets and in the audit log.
  public String id() {
    return id;
  }

  static String written(List<Factor> factors) {
    return factors.stream().map(Factor::id).collect(Collectors.joining(","));
  }

  static List<Factor> read(String written) {
    return Stream.of(written.split(",")).map(Factor::of).toList();
  }

  private static Factor of(String id) {
    return Stream.of(values())
        .filter(factor -> factor.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no factor " + id));
  }
}
