package org.latchkey.agent.screen.clipboard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A clipboard in memory. The test is the host's programs; a fetch is answered at once.
public final class MemoryClipboard implements Clipboard {
  private final List<String> offered = Collections.synchronizedList(new ArrayList<>());
  private volatile @Nullable String text;
  private volatile @Nullable Listener listener;
  private final AtomicInteger fetches = new AtomicInteger();

  /// A program of the host copies, or empties the clipboard.
  public void copy(@Nullable String copied) {
    text = copied;
    Objects.requireNonNull(listener).changed();
  }

  /// What the viewer has put there, oldest first.
  public List<String> offered() {
    return List.copyOf(offered);
  }

  public int fetches() {
    return fetches.get();
  }

  @Override
  public void listen(Listener told) {
    listener = told;
  }

  @Override
  public boolean hasText() {
    return text != null;
  }

  @Override
  public void offer(String offer) {
    offered.add(offer);
    text = offer;
  }

  @Override
  public void fetch() {
    fetches.incrementAndGet();
    Objects.requireNonNull(listener).fetched(text);
  }

  @Override
  public void close() {}
}
