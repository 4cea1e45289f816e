package org.latchkey.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.latchkey.deployed.Browser;
import org.latchkey.deployed.RelayMeeting;
import org.latchkey.deployed.RunningGateway;
import org.latchkey.deployed.TestHost;
import org.latchkey.deployed.Wire;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;

/// Through our gateway: both ends are WebSockets over TLS.
final class LatchkeyRoute implements RelayRoute {
  private final Browser browser;
  private final TestHost host;
  private final EnrollmentAnswer enrolled;
  private final ProcessorTime processor;

  LatchkeyRoute(RunningGateway gateway, long pid) throws Exception {
    this.browser = Browser.signIn(gateway, gateway.email(), gateway.password());
    this.host = new TestHost(gateway, "bench");
    this.enrolled = host.enroll(browser);
    this.processor = new ProcessorTime(pid);
  }

  @Override
  public String name() {
    return "latchkey";
  }

  @Override
  public ProcessorTime processor() {
    return processor;
  }

  @Override
  public Joined join() throws Exception {
    // A link for each, because nobody answers the pings of one that is kept.
    Wire link = host.link(enrolled);
    return new Ends(RelayMeeting.ask(browser, enrolled, link).join(browser, host), link);
  }

  private record Ends(RelayMeeting.Joined ends, Wire link) implements Joined {
    @Override
    public void sendFar(byte[] message) throws IOException {
      ends.host().binary(ByteBuffer.wrap(message));
    }

    @Override
    public void receiveFar(int bytes) throws IOException {
      for (int left = bytes; left > 0; ) {
        left -= WebSocketEnd.receive(ends.host());
      }
    }

    @Override
    public void sendNear(byte[] message) throws IOException {
      ends.browser().binary(ByteBuffer.wrap(message));
    }

    @Override
    public int receiveNear() throws IOException {
      return WebSocketEnd.receive(ends.browser());
    }

    @Override
    public void close() throws IOException {
      ends.close();
      link.close();
    }
  }
}
