package org.latchkey.agent.seal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.WireReader;
import org.latchkey.protocol.wire.WireWriter;

/// What one side can do, strongest first (`docs/sealed-channel.md` §1).
///
/// ```
///  0       1       2       3
/// +-------+-------+-------+-----
/// | count |    suite      | …
/// +-------+-------+-------+-----
/// ```
///
/// Numbers that this version does not know are kept: they are part of what both sides hash.
public record SuiteList(List<Integer> numbers) {
  private static final int MAX_COUNT = 16;

  public SuiteList {
    numbers = List.copyOf(numbers);
    if (numbers.isEmpty() || numbers.size() > MAX_COUNT) {
      throw new IllegalArgumentException("a list of " + numbers.size() + " suites");
    }
    if (new HashSet<>(numbers).size() < numbers.size()) {
      throw new IllegalArgumentException("a suite stands twice");
    }
  }

  public static SuiteList of(List<Suite> suites) {
    return new SuiteList(suites.stream().map(Suite::number).toList());
  }

  /// Every suite that we have.
  public static SuiteList all() {
    return of(List.of(Suite.values()));
  }

  public static SuiteList read(WireReader reader) throws MalformedException {
    int count = reader.u8();
    Bytes list = reader.bytes(2 * count);
    WireReader numbers = new WireReader(list);
    Integer[] read = new Integer[count];
    for (int i = 0; i < count; i++) {
      read[i] = numbers.u16();
    }
    try {
      return new SuiteList(List.of(read));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("a suite list with " + e.getMessage(), e);
    }
  }

  public void write(WireWriter writer) {
    writer.u8(numbers.size());
    numbers.forEach(writer::u16);
  }

  Bytes toBytes() {
    WireWriter writer = new WireWriter();
    write(writer);
    return writer.toBytes();
  }

  /// The suite that a host with this list uses with such a browser: the first of the host's own
  /// that the browser has too. Numbers that we do not know are skipped.
  public Optional<Suite> chooseFor(SuiteList browser) {
    return numbers.stream()
        .filter(browser.numbers::contains)
        .map(Suite::of)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
