package org.latchkey.agent.screen.rfb;

/// The word that every message of the extended clipboard begins with: formats in bits 0 to 15,
/// actions in bits 24 to 28 ("The RFB Protocol", Extended Clipboard Pseudo-Encoding).
final class ClipboardFlags {
  static final int TEXT = 1;
  static final int FORMATS = 0xffff;
  static final int CAPS = 1 << 24;
  static final int REQUEST = 1 << 25;
  static final int PEEK = 1 << 26;
  static final int NOTIFY = 1 << 27;
  static final int PROVIDE = 1 << 28;
  static final int ACTIONS = CAPS | REQUEST | PEEK | NOTIFY | PROVIDE;

  private ClipboardFlags() {}
}
