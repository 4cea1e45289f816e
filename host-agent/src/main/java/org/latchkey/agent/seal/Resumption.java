package org.latchkey.agent.seal;

/// What a side needs to resume a session once more (`docs/sealed-channel.md` §7).
///
/// @param resumptions how often it was resumed before
/// @param secret of the opening that many resumptions led to
public record Resumption(long resumptions, ResumptionSecret secret) {
  OpeningPurpose.Resume purpose() {
    return new OpeningPurpose.Resume(resumptions);
  }

  /// What there is after the session was resumed this once more.
  public Resumption next(ResumptionSecret secret) {
    return new Resumption(resumptions + 1, secret);
  }
}
