package org.latchkey.agent.screen.capture;

/// A hint that something was moved as a whole and is now at `target`. Pictures have to be compared
/// before anything is made of it.
public record Move(Rectangle target, int dx, int dy) {}
