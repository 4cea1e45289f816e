package org.latchkey.agent.tls;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A TLS server on loopback that does with each connection what the test says, and remembers every
/// byte of application data that it was sent.
public final class TestGateway implements Closeable {
  /// What is done with one connection, on a thread of its own. The connection is closed afterwards.
  public interface Conduct {
    void with(TestConnection connection) throws Exception;
  }

  private final SSLContext context;
  private final ServerSocket server;
  private final Conduct conduct;
  private final Collection<Socket> open = new ConcurrentLinkedQueue<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  public TestGateway(TestCertificate certificate, Conduct conduct) throws Exception {
    this.conduct = conduct;
    this.context = certificate.serverContext();
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public GatewayAddress address() {
    return GatewayAddress.parse("https://localhost:" + server.getLocalPort());
  }

  /// Everything that clients sent inside TLS so far.
  public byte[] received() {
    synchronized (received) {
      return received.toByteArray();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed: the test is over.
    }
  }

  /// Closes the socket below TLS: a cut, without a word.
  private void serve(Socket plain) {
    try (plain) {
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), false);
      socket.setUseClientMode(false);
      socket.startHandshake();
      conduct.with(new TestConnection(new Recording(socket.getInputStream()), socket));
    } catch (Exception _) {
      // The client went, or refused the handshake: the test looks at what was received.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private final class Recording extends InputStream {
    private final InputStream in;

    Recording(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      if (read >= 0) {
        synchronized (received) {
          received.write(read);
        }
      }
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      if (read > 0) {
        synchronized (received) {
          received.write(buffer, offset, read);
        }
      }
      return read;
    }
  }
}
