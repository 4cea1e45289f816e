package org.latchkey.agent.screen.rfb;

/// What the server says beside pictures: short, and sent by the pictures thread between two
/// updates.
sealed interface ServerMessage permits ServerFence, EndOfContinuousUpdates {
  void write(RfbWriter out);
}
