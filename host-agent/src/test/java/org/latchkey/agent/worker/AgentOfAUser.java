package org.latchkey.agent.worker;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.latchkey.agent.log.AgentLog;
import org.latchkey.agent.log.LogLevel;
import org.latchkey.agent.log.LogTerms;

/// An agent without root, as a program: reads names and passwords, prints what becomes of each try.
final class AgentOfAUser {
  static final String SESSION = "0123456789abcdef";

  private AgentOfAUser() {}

  static void main() throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    LogTerms log = new LogTerms(LogLevel.DEBUG, false, "");
    AgentLog.start("agent", log);
    try (HostSignIn signIn = HostSignIns.forThisHost(3, false, log).start(SESSION, "192.0.2.7")) {
      Visitor visitor = new Visitor(signIn);
      for (String name = in.readLine(); name != null; name = in.readLine()) {
        HostSignInEvent event = visitor.tryWith(name, in.readLine());
        System.out.println(
            switch (event) {
              case HostSignInEvent.TryFailed failed -> "failed " + failed.result().word();
              case HostSignInEvent.SignedIn signedIn ->
                  "signed in " + signedIn.osUser() + " " + signedIn.identity().uid();
              case HostSignInEvent.Asks _,
                  HostSignInEvent.PasswordChange _,
                  HostSignInEvent.Ended _ ->
                  event.toString();
            });
      }
    }
  }
}
