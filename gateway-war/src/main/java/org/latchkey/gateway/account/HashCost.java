package org.latchkey.gateway.account;

/// What one password hash costs. When [#CURRENT] rises, every password is hashed anew at its next
/// sign-in.
record HashCost(int memoryKib, int passes, int lanes) {
  /// RFC 9106 §4, second recommendation (64 MiB, 3 passes), with one lane in place of four: here
  /// lanes would run one after the other and gain only the attacker. More than three times OWASP's
  /// minimum (19 MiB, 2 passes) in memory, five times in work.
  static final HashCost CURRENT = new HashCost(64 * 1024, 3, 1);

  /// What a stored hash may ask for at most: a row written by somebody else cannot make us spend
  /// more.
  private static final int MAX_MEMORY_KIB = 256 * 1024;

  private static final int MAX_PASSES = 10;
  private static final int MAX_LANES = 8;

  HashCost {
    if (memoryKib < 8 * lanes || memoryKib > MAX_MEMORY_KIB) {
      throw new IllegalArgumentException("memory of " + memoryKib + " KiB");
    }
    if (passes < 1 || passes > MAX_PASSES || lanes < 1 || lanes > MAX_LANES) {
      throw new IllegalArgumentException(passes + " passes, " + lanes + " lanes");
    }
  }

  /// How many such hashes may be computed at once: one for each processor, since hashing only
  /// computes, and together in a quarter of the heap, so that strangers cannot use it up.
  int mostAtOnce(int processors, long heapBytes) {
    long fit = heapBytes / 4 / (1024L * memoryKib);
    return (int) Math.clamp(fit, 1L, Math.max(1, processors));
  }
}
