package org.latchkey.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import org.latchkey.deployed.RunningGateway;
import org.latchkey.deployed.Wire;

/// Through websockify: the near end is a WebSocket over TLS, the far end plain TCP.
final class WebsockifyRoute implements RelayRoute {
  private final RunningGateway door;
  private final ServerSocket target;
  private final ProcessorTime processor;

  /// @param target where websockify was told to connect to
  WebsockifyRoute(RunningGateway door, ServerSocket target, long pid) {
    this.door = door;
    this.target = target;
    this.processor = new ProcessorTime(pid);
  }

  @Override
  public String name() {
    return "websockify";
  }

  @Override
  public ProcessorTime processor() {
    return processor;
  }

  @Override
  public Joined join() throws IOException {
    Wire near = Wire.open(door, "/websockify", Map.of());
    Socket far = target.accept();
    far.setTcpNoDelay(true);
    return new Ends(near, far);
  }

  private static final class Ends implements Joined {
    private final Wire near;
    private final Socket far;
    private final OutputStream out;
    private final DataInputStream in;

    Ends(Wire near, Socket far) throws IOException {
      this.near = near;
      this.far = far;
      this.out = far.getOutputStream();
      this.in = new DataInputStream(far.getInputStream());
    }

    @Override
    public void sendFar(byte[] message) throws IOException {
      out.write(message);
      out.flush();
    }

    @Override
    public void receiveFar(int bytes) throws IOException {
      in.skipNBytes(bytes);
    }

    @Override
    public void sendNear(byte[] message) throws IOException {
      near.binary(ByteBuffer.wrap(message));
    }

    @Override
    public int receiveNear() throws IOException {
      return WebSocketEnd.receive(near);
    }

    @Override
    public void close() throws IOException {
      near.close();
      far.close();
    }
  }
}
