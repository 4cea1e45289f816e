package org.latchkey.agent.screen.rfb;

import java.util.List;

/// What the viewer knows of the flow of updates.
///
/// @param fence marks that are answered
/// @param continuousUpdates updates that are not asked for; needs fences, which set their pace
record FlowExtensions(boolean fence, boolean continuousUpdates) {
  // The community's registry of RFB encodings ("The RFB Protocol", rfbproto)
  static final int FENCE = -312;
  static final int CONTINUOUS_UPDATES = -313;

  static FlowExtensions of(List<Integer> listed) {
    boolean fence = listed.contains(FENCE);
    return new FlowExtensions(fence, fence && listed.contains(CONTINUOUS_UPDATES));
  }

  /// What either of the two has.
  FlowExtensions and(FlowExtensions other) {
    return new FlowExtensions(fence || other.fence, continuousUpdates || other.continuousUpdates);
  }
}
