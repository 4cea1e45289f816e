package org.latchkey.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.latchkey.deployed.RunningGateway;

/// Rate, processor time and round trip through our relay and through websockify, with the same
/// load.
///
/// Arguments: our run.json, pid of our gateway, a run.json that names websockify's address, pid of
/// websockify, the port of its target, and how many times each is measured.
final class RelayBench {
  private static final List<Integer> SIZES_BYTES = List.of(1024, 16 * 1024, 65_000);
  private static final int PING_BYTES = 64;
  private static final int PINGS = 300;
  private static final double SECONDS = 1.5;
  private static final double WARM_UP_SECONDS = 4;
  private static final double NANOS = 1e9;

  private final int times;

  private RelayBench(int times) {
    this.times = times;
  }

  static void main(String[] arguments) throws Exception {
    RelayBench bench = new RelayBench(Integer.parseInt(arguments[5]));
    RunningGateway ours = new RunningGateway(Path.of(arguments[0]));
    RelayRoute latchkey = new LatchkeyRoute(ours, Long.parseLong(arguments[1]));
    try (ServerSocket target =
        new ServerSocket(Integer.parseInt(arguments[4]), 50, InetAddress.getLoopbackAddress())) {
      RelayRoute websockify =
          new WebsockifyRoute(
              new RunningGateway(Path.of(arguments[2])), target, Long.parseLong(arguments[3]));
      for (RelayRoute route : List.of(latchkey, websockify)) {
        bench.measure(route);
      }
    }
  }

  private void measure(RelayRoute route) throws Exception {
    try (RelayRoute.Joined joined = route.join()) {
      flow(route, joined, 16 * 1024, WARM_UP_SECONDS); // the JVMs, ours and the relay's
    }
    for (int size : SIZES_BYTES) {
      List<Double> rates = new ArrayList<>();
      List<Double> costs = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        try (RelayRoute.Joined joined = route.join()) {
          Flow flow = flow(route, joined, size, SECONDS);
          rates.add(flow.bytes / 1e6 / flow.seconds);
          costs.add(flow.processorSeconds / (flow.bytes / 1e9));
        }
      }
      String scene = size / 1000 + " kB messages";
      print(Figure.of("relay", scene, route.name(), "rate", "MB/s", rates));
      print(Figure.of("relay", scene, route.name(), "processor", "s/GB", costs));
    }
    try (RelayRoute.Joined joined = route.join()) {
      print(Figure.of("relay", "idle", route.name(), "round trip", "ms", pings(joined)));
    }
    underLoad(route);
  }

  private void underLoad(RelayRoute route) throws Exception {
    try (RelayRoute.Joined pinged = route.join();
        RelayRoute.Joined loaded = route.join()) {
      AtomicBoolean over = new AtomicBoolean();
      Thread sending = Thread.ofPlatform().start(() -> push(loaded, 16 * 1024, over));
      Thread reading = Thread.ofPlatform().start(() -> drain(loaded));
      print(Figure.of("relay", "loaded", route.name(), "round trip", "ms", pings(pinged)));
      over.set(true);
      sending.join();
      end(loaded, reading);
    }
  }

  /// Ends whoever still reads.
  private static void end(RelayRoute.Joined joined, Thread reading)
      throws IOException, InterruptedException {
    joined.close();
    reading.join();
  }

  private record Flow(long bytes, double seconds, double processorSeconds) {}

  /// Pushes from the far end as fast as it goes, and counts what arrives.
  private static Flow flow(RelayRoute route, RelayRoute.Joined joined, int size, double seconds)
      throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread sending = Thread.ofPlatform().start(() -> push(joined, size, over));
    long bytes = 0;
    double processor = route.processor().seconds();
    long start = System.nanoTime();
    long now = start;
    while (now - start < seconds * NANOS) {
      bytes += joined.receiveNear();
      now = System.nanoTime();
    }
    Flow flow = new Flow(bytes, (now - start) / NANOS, route.processor().seconds() - processor);
    over.set(true);
    Thread draining = Thread.ofPlatform().start(() -> drain(joined));
    sending.join();
    end(joined, draining);
    return flow;
  }

  private static void push(RelayRoute.Joined joined, int size, AtomicBoolean over) {
    byte[] message = new byte[size];
    try {
      while (!over.get()) {
        joined.sendFar(message);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the relay takes no more", e);
    }
  }

  private static void drain(RelayRoute.Joined joined) {
    try {
      while (joined.receiveNear() >= 0) {
        Thread.onSpinWait();
      }
    } catch (IOException _) {
      // closed, which is how it ends
    }
  }

  private static List<Double> pings(RelayRoute.Joined joined) throws IOException {
    Thread echoing = Thread.ofPlatform().start(() -> echo(joined));
    byte[] ping = new byte[PING_BYTES];
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < PINGS; i++) {
      long start = System.nanoTime();
      joined.sendNear(ping);
      for (int left = PING_BYTES; left > 0; ) {
        left -= joined.receiveNear();
      }
      millis.add((System.nanoTime() - start) / 1e6);
    }
    try {
      echoing.join();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return millis;
  }

  private static void echo(RelayRoute.Joined joined) {
    byte[] pong = new byte[PING_BYTES];
    try {
      for (int i = 0; i < PINGS; i++) {
        joined.receiveFar(PING_BYTES);
        joined.sendFar(pong);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the relay ended", e);
    }
  }

  private static void print(Figure figure) {
    System.out.println(figure.json());
  }
}
