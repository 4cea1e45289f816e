package org.latchkey.agent.worker;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.latchkey.agent.screen.ScreenModule;
import org.latchkey.agent.stream.IncomingStream;
import org.latchkey.agent.stream.StreamAcceptor;
import org.latchkey.protocol.wire.Bytes;

/// What this worker can serve, by name. Whether a session may use a module is decided in the agent
/// before an open gets here.
final class WorkerModules implements StreamAcceptor {
  private static final Map<String, WorkerModule> MODULES =
      Map.of(Echo.NAME, new Echo(), ScreenModule.NAME, new Screen());

  /// What there is besides: modules without streams of their own (`docs/screen.md` §8).
  private static final Set<String> PARTS = Set.of(ScreenOptions.CONTROL, ScreenOptions.CLIPBOARD);

  private final UserSession session;

  WorkerModules(UserSession session) {
    this.session = session;
  }

  List<String> names() {
    return Stream.concat(MODULES.keySet().stream(), PARTS.stream()).sorted().toList();
  }

  /// A control message of the agent.
  void told(Bytes message) {
    ViewerPresence presence = ViewerPresence.read(message);
    if (presence != null) {
      for (WorkerModule module : MODULES.values()) {
        module.viewerIs(presence);
      }
    }
  }

  /// The session is over, and the process ends.
  void end() {
    MODULES.values().forEach(WorkerModule::sessionEnds);
  }

  @Override
  public void serve(IncomingStream stream) throws IOException {
    WorkerModule module = MODULES.get(stream.module());
    if (module == null) {
      stream.refuse("module-refused", "");
      return;
    }
    module.serve(stream, session);
  }
}
