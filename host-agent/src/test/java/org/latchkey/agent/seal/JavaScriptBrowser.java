package org.latchkey.agent.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;

/// The web client's own end of the channel, as a process: `web-client/test/interop/browser.js`,
/// whose head says how it is talked to. Its standard streams are the carrier.
final class JavaScriptBrowser implements Carrier, AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int NODE_AT_LEAST = 22;

  private final Process process;
  private final DataInputStream fromBrowser;
  private final DataOutputStream toBrowser;
  private final ReentrantLock sending = new ReentrantLock();
  private final MemoryCarrier.Tamperer tamperer;
  private int sent;

  private JavaScriptBrowser(Process process, MemoryCarrier.Tamperer tamperer) {
    this.process = process;
    this.tamperer = tamperer;
    this.fromBrowser = new DataInputStream(process.getInputStream());
    this.toBrowser = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /// @param wish what the program is to do, a JSON object
  /// @param tamperer what a gateway does with what goes to the browser
  static JavaScriptBrowser start(String wish, MemoryCarrier.Tamperer tamperer) throws IOException {
    Path program = Path.of("../web-client/test/interop/browser.js").toAbsolutePath().normalize();
    if (!Files.exists(program)) {
      throw new IOException("no " + program);
    }
    JavaScriptBrowser browser =
        new JavaScriptBrowser(new ProcessBuilder("node", program.toString()).start(), tamperer);
    browser.write(Bytes.view(wish.getBytes(StandardCharsets.UTF_8)));
    return browser;
  }

  /// Whether `node` is there and new enough for the web client.
  static boolean canRun() throws InterruptedException {
    try {
      Process version = new ProcessBuilder("node", "--version").start();
      String text =
          new String(version.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return version.waitFor() == 0
          && Integer.parseInt(text.substring(1).split("\\.", -1)[0]) >= NODE_AT_LEAST;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public @Nullable Bytes receive() throws IOException {
    int length;
    try {
      length = fromBrowser.readInt();
    } catch (EOFException e) {
      return null;
    }
    return Bytes.view(fromBrowser.readNBytes(length));
  }

  @Override
  public void send(Bytes message) throws IOException {
    for (Bytes passed : tamperer.pass(sent++, message)) {
      write(passed);
    }
  }

  private void write(Bytes message) throws IOException {
    sending.lock();
    try {
      toBrowser.writeInt(message.length());
      toBrowser.write(message.toArray());
      toBrowser.flush();
    } finally {
      sending.unlock();
    }
  }

  @Override
  public void close(Fault fault) {
    try {
      toBrowser.close();
    } catch (IOException e) {
      // The browser has gone already.
    }
  }

  /// What the browser has to say when it is over; waits for that.
  JsonNode report() throws IOException, InterruptedException {
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    var _ = process.waitFor();
    return JSON.readTree(said);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
