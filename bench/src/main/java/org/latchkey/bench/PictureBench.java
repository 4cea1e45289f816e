package org.latchkey.bench;

import java.util.ArrayList;
import java.util.List;

/// Frames, latency, bytes and processor time from a screen to a viewer, for each server that shows
/// this same display.
///
/// Arguments: how many seconds a scene takes, how many times it is played, and for each server its
/// name, its port, its pid, and `pushes` when it knows ContinuousUpdates, else `-`.
final class PictureBench {
  private static final int FRAMES_PER_SECOND = 60;
  private static final long PERIOD_NANOS = 1_000_000_000L / FRAMES_PER_SECOND;
  private static final long SETTLE_MILLIS = 300;

  private record Server(String name, int port, long pid, boolean pushes) {}

  /// How a viewer asks.
  private record Way(String words, boolean zrle, boolean pushed) {}

  private static final List<Way> WAYS =
      List.of(
          new Way("Tight and JPEG", false, false),
          new Way("Tight and JPEG, pushed", false, true),
          new Way("ZRLE", true, false));

  private PictureBench() {}

  static void main(String[] arguments) throws Exception {
    int seconds = Integer.parseInt(arguments[0]);
    int times = Integer.parseInt(arguments[1]);
    List<Server> servers = new ArrayList<>();
    for (int i = 2; i + 3 < arguments.length; i += 4) {
      servers.add(
          new Server(
              arguments[i],
              Integer.parseInt(arguments[i + 1]),
              Long.parseLong(arguments[i + 2]),
              arguments[i + 3].equals("pushes")));
    }
    try (Stage stage = new Stage()) {
      for (Way way : WAYS) {
        for (Server server : servers) {
          if (!way.pushed || server.pushes) {
            measure(stage, server, way, seconds, times);
          }
        }
      }
    }
    System.exit(0); // the toolkit's threads would stay
  }

  private static void measure(Stage stage, Server server, Way way, int seconds, int times)
      throws Exception {
    ProcessorTime processor = new ProcessorTime(server.pid);
    try (Viewer viewer = new Viewer(server.port, stage, way.zrle, way.pushed)) {
      stage.play(Scene.TYPING, FRAMES_PER_SECOND, PERIOD_NANOS); // everybody warms up
      for (Scene scene : Scene.values()) {
        stage.play(scene, FRAMES_PER_SECOND / 2, PERIOD_NANOS);
        List<Double> rates = new ArrayList<>();
        List<Double> latencies = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < times; i++) {
          viewer.begin();
          double before = processor.seconds();
          long start = System.nanoTime();
          stage.play(scene, seconds * FRAMES_PER_SECOND, PERIOD_NANOS);
          double took = (System.nanoTime() - start) / 1e9;
          Thread.sleep(SETTLE_MILLIS); // what is on its way still counts
          Viewer.Seen seen = viewer.seen();
          int frames = Math.max(1, seen.frames());
          rates.add(seen.frames() / took);
          latencies.addAll(seen.latencyMillis());
          bytes.add(seen.bytes() / 1e3 / frames);
          costs.add((processor.seconds() - before) * 1e3 / frames);
        }
        String name = scene.words() + ", " + way.words;
        print(Figure.of("picture", name, server.name, "frames", "1/s", rates));
        if (!latencies.isEmpty()) {
          print(Figure.of("picture", name, server.name, "latency", "ms", latencies));
        }
        print(Figure.of("picture", name, server.name, "size", "kB/frame", bytes));
        print(Figure.of("picture", name, server.name, "processor", "ms/frame", costs));
      }
    }
  }

  private static void print(Figure figure) {
    System.out.println(figure.json());
  }
}
