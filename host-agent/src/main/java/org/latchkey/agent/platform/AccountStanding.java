package org.latchkey.agent.platform;

/// What the account database says about an account, for the audit log.
public enum AccountStanding {
  UNKNOWN,
  OPEN,
  LOCKED,
  EXPIRED
}
