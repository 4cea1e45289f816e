package org.latchkey.agent.screen.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Writes down what a viewer does.
public final class RecordedInput implements InputSink {
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());

  public List<String> events() {
    return List.copyOf(events);
  }

  @Override
  public void key(int keysym, int scancode, boolean down) {
    String place = scancode == 0 ? "" : " at " + Integer.toHexString(scancode);
    events.add((down ? "down " : "up ") + Integer.toHexString(keysym) + place);
  }

  @Override
  public void pause() {
    events.add("pause");
  }

  @Override
  public void resume() {
    events.add("resume");
  }

  @Override
  public void pointer(int x, int y, int buttons) {
    events.add("pointer " + x + " " + y + " " + buttons);
  }

  @Override
  public void close() {
    events.add("close");
  }
}
