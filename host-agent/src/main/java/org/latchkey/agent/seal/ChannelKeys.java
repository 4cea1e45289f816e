package org.latchkey.agent.seal;

import org.latchkey.agent.noise.TransportKeys;

/// Both directions of an opened channel, as one side has them.
record ChannelKeys(RecordSealer sealer, RecordOpener opener) {
  /// A direction is re-keyed after so many records (`docs/sealed-channel.md` §3).
  static final long REKEY_RECORDS = 1L << 20;

  static ChannelKeys ofHost(TransportKeys keys, long rekeyRecords) {
    return new ChannelKeys(
        new RecordSealer(keys.fromResponder(), rekeyRecords),
        new RecordOpener(keys.fromInitiator(), rekeyRecords));
  }

  static ChannelKeys ofBrowser(TransportKeys keys, long rekeyRecords) {
    return new ChannelKeys(
        new RecordSealer(keys.fromInitiator(), rekeyRecords),
        new RecordOpener(keys.fromResponder(), rekeyRecords));
  }

  void wipe() {
    sealer.wipe();
    opener.wipe();
  }
}
