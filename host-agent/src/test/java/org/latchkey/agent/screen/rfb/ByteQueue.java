package org.latchkey.agent.screen.rfb;

import java.util.Arrays;

/// Bytes, first in, first out, as many as come. Not for use by two threads.
final class ByteQueue {
  private byte[] bytes = new byte[4096];
  private int first;
  private int end;

  boolean isEmpty() {
    return first == end;
  }

  void add(byte[] source, int offset, int count) {
    if (bytes.length - end < count) {
      System.arraycopy(bytes, first, bytes, 0, end - first);
      end -= first;
      first = 0;
      if (bytes.length - end < count) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + count));
      }
    }
    System.arraycopy(source, offset, bytes, end, count);
    end += count;
  }

  /// Takes as many as there are.
  ///
  /// @return how many
  int take(byte[] target, int offset, int most) {
    int count = Math.min(most, end - first);
    System.arraycopy(bytes, first, target, offset, count);
    first += count;
    return count;
  }
}
