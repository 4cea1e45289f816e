package org.latchkey.protocol.relay;

/// Which end of a relay somebody is. A token is good for one role only.
public enum RelayRole {
  BROWSER,
  HOST;

  public RelayRole other() {
    return this == BROWSER ? HOST : BROWSER;
  }
}
