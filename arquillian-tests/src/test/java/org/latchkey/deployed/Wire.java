package org.latchkey.deployed;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A WebSocket by hand, which reads exactly when it is asked to, and can break every rule.
///
/// The JDK's client reads ahead by itself, so it cannot be a peer that never reads.
public final class Wire implements AutoCloseable {
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;

  /// What was read.
  public sealed interface Received {
    record Text(String text) implements Received {}

    record Binary(ByteBuffer bytes) implements Received {}

    record Close(int code, String reason) implements Received {}

    /// The connection ended without a close.
    record Lost() implements Received {}
  }

  /// The upgrade was answered by something else than 101.
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status) {
      super("upgrade answered with " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  private final SSLSocket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final SecureRandom random = new SecureRandom();

  private Wire(SSLSocket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    this.out = socket.getOutputStream();
  }

  public static Wire open(RunningGateway gateway, String path, Map<String, String> headers)
      throws IOException {
    SSLSocket socket =
        (SSLSocket) SSLSocketFactory.getDefault().createSocket("localhost", gateway.port());
    socket.setSoTimeout((int) RunningGateway.PATIENCE.toMillis());
    Wire wire = new Wire(socket);
    try {
      wire.upgrade(gateway, path, headers);
      return wire;
    } catch (IOException e) {
      wire.close();
      throw e;
    }
  }

  private void upgrade(RunningGateway gateway, String path, Map<String, String> headers)
      throws IOException {
    byte[] key = new byte[16];
    random.nextBytes(key);
    StringBuilder request = new StringBuilder();
    request.append("GET ").append(path).append(" HTTP/1.1\r\n");
    request.append("Host: localhost:").append(gateway.port()).append("\r\n");
    request.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
    request.append("Sec-WebSocket-Key: ").append(Base64.getEncoder().encodeToString(key));
    request.append("\r\n");
    headers.forEach(
        (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    out.write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    out.flush();
    String status = line();
    int code = Integer.parseInt(status.substring(9, 12));
    while (!line().isEmpty()) {
      // the headers are of no interest
    }
    if (code != 101) {
      throw new Refused(code);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  void text(String message) throws IOException {
    frame(TEXT, ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
  }

  public void binary(ByteBuffer message) throws IOException {
    frame(BINARY, message);
  }

  void binary(int length) throws IOException {
    binary(ByteBuffer.allocate(length));
  }

  void ping() throws IOException {
    frame(PING, ByteBuffer.wrap(new byte[] {1}));
  }

  void sendClose(int code, String reason) throws IOException {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    frame(CLOSE, ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).flip());
  }

  /// One whole frame, masked with zero: a mask is required, and may be anything (RFC 6455 §5.3).
  private void frame(int opcode, ByteBuffer payload) throws IOException {
    int length = payload.remaining();
    ByteBuffer frame = ByteBuffer.allocate(14 + length);
    frame.put((byte) (0x80 | opcode));
    if (length < 126) {
      frame.put((byte) (0x80 | length));
    } else if (length < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(length);
    }
    frame.putInt(0).put(payload.duplicate()).flip();
    synchronized (out) {
      out.write(frame.array(), 0, frame.limit());
      out.flush();
    }
  }

  /// Reads the next message; pings and pongs are passed over.
  public Received read() throws IOException {
    try {
      while (true) {
        int opcode = in.readUnsignedByte() & 0x0f;
        byte[] payload = in.readNBytes(length());
        switch (opcode) {
          case TEXT -> {
            return new Received.Text(new String(payload, StandardCharsets.UTF_8));
          }
          case BINARY -> {
            return new Received.Binary(ByteBuffer.wrap(payload));
          }
          case CLOSE -> {
            return closed(payload);
          }
          default -> {} // ping or pong
        }
      }
    } catch (EOFException | SSLException | SocketException _) {
      return new Received.Lost();
    }
  }

  private int length() throws IOException {
    int length = in.readUnsignedByte() & 0x7f;
    return switch (length) {
      case 126 -> in.readUnsignedShort();
      case 127 -> (int) in.readLong();
      default -> length;
    };
  }

  private static Received closed(byte[] payload) {
    if (payload.length < 2) {
      return new Received.Close(1005, "");
    }
    int code = (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
    byte[] reason = Arrays.copyOfRange(payload, 2, payload.length);
    return new Received.Close(code, new String(reason, StandardCharsets.UTF_8));
  }

  /// Reads on until the close, and answers it.
  int readCloseCode() throws IOException {
    while (true) {
      switch (read()) {
        case Received.Close(int code, String reason) -> {
          try {
            sendClose(code, reason);
          } catch (IOException _) {
            // the other side did not wait for it
          }
          return code;
        }
        case Received.Lost _ -> {
          return 1006;
        }
        case Received.Text _, Received.Binary _ -> {}
      }
    }
  }

  String readText() throws IOException {
    return read() instanceof Received.Text(String text) ? text : "";
  }

  /// Cuts the connection without any close.
  void cut() throws IOException {
    socket.setSoLinger(true, 0);
    close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
