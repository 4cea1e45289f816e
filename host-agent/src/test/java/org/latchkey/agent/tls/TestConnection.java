package org.latchkey.agent.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import org.latchkey.protocol.wire.Bytes;

/// The gateway's end of one connection: enough HTTP/1.1 and WebSocket (RFC 6455) to be a gateway,
/// and to be a bad one.
public final class TestConnection {
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final DataInputStream in;
  private final OutputStream out;
  private final String suite;

  TestConnection(InputStream in, SSLSocket socket) throws IOException {
    this.suite = socket.getSession().getCipherSuite();
    this.in = new DataInputStream(in);
    this.out = socket.getOutputStream();
  }

  /// Head and body of a request.
  public record Request(String line, String head, String body) {
    public String header(String name) {
      for (String one : head.lines().toList()) {
        if (one.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          return one.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }

  /// One WebSocket frame, unmasked.
  public record Frame(int opcode, Bytes payload) {
    public String text() {
      return new String(payload.toArray(), UTF_8);
    }
  }

  public String cipherSuite() {
    return suite;
  }

  public Request readRequest() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      head.write(in.readByte());
    }
    String text = head.toString(ISO_8859_1);
    Request bare = new Request(text.lines().findFirst().orElse(""), text, "");
    String length = bare.header("Content-Length");
    byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
    return new Request(bare.line(), text, new String(body, UTF_8));
  }

  public void answer(int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    raw(
        "HTTP/1.1 %d Test\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, bytes.length));
    out.write(bytes);
    out.flush();
  }

  /// Takes a WebSocket upgrade; gives the request.
  public Request upgrade() throws IOException, GeneralSecurityException {
    Request request = readRequest();
    acceptUpgrade(request);
    return request;
  }

  /// Answers a request that asks for a WebSocket.
  public void acceptUpgrade(Request request) throws IOException, GeneralSecurityException {
    byte[] hash =
        MessageDigest.getInstance("SHA-1")
            .digest((request.header("Sec-WebSocket-Key") + GUID).getBytes(ISO_8859_1));
    raw(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + Base64.getEncoder().encodeToString(hash)
            + "\r\n\r\n");
  }

  public void raw(String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  public void text(String message) throws IOException {
    frame(0x80 | TEXT, message.getBytes(UTF_8));
  }

  public void binary(byte[] message) throws IOException {
    frame(0x80 | BINARY, message);
  }

  public void close(int code, String reason) throws IOException {
    byte[] text = reason.getBytes(UTF_8);
    byte[] payload = new byte[2 + text.length];
    payload[0] = (byte) (code >>> 8);
    payload[1] = (byte) code;
    System.arraycopy(text, 0, payload, 2, text.length);
    frame(0x80 | CLOSE, payload);
  }

  /// Sends one frame, not masked, as a server does.
  ///
  /// @param first FIN bit and opcode
  public void frame(int first, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else if (payload.length < 65_536) {
      frame.write(126);
      frame.write(payload.length >>> 8);
      frame.write(payload.length);
    } else {
      frame.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >>> shift));
      }
    }
    frame.writeBytes(payload);
    out.write(frame.toByteArray());
    out.flush();
  }

  /// The next frame from the client; fragments are given one by one.
  public Frame read() throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    long length = second & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(Math.toIntExact(length));
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return new Frame(first & 0x0f, Bytes.view(payload));
  }

  /// Blocks until the client has gone.
  public void untilGone() throws IOException {
    while (in.read() >= 0) {
      // What still comes is remembered by the gateway.
    }
  }
}
