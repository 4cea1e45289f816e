package org.latchkey.agent.worker;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// An agent without root, as a program: reads names and passwords, prints what becomes of each try.
final class AgentOfAUser {
  private AgentOfAUser() {}

  static void main() throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (HostSignIn signIn = HostSignIns.forThisHost(3, false).start("192.0.2.7")) {
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
