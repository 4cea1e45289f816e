package org.latchkey.agent.diagnosis;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.latchkey.agent.Texts;
import org.latchkey.agent.screen.x11.Desktop;
import org.latchkey.agent.screen.x11.Desktops;

/// What the screen needs: libraries, and a desktop that can be shown.
public final class DesktopChecks {
  /// Library and the Debian package that brings it.
  private static final Map<String, String> LIBRARIES = libraries();

  private DesktopChecks() {}

  private static Map<String, String> libraries() {
    Map<String, String> libraries = new LinkedHashMap<>();
    libraries.put("libX11.so.6", "libx11-6");
    libraries.put("libXext.so.6", "libxext6");
    libraries.put("libXdamage.so.1", "libxdamage1");
    libraries.put("libXfixes.so.3", "libxfixes3");
    libraries.put("libXrandr.so.2", "libxrandr2");
    libraries.put("libXtst.so.6", "libxtst6");
    libraries.put("libturbojpeg.so.0", "libturbojpeg0");
    return libraries;
  }

  /// Tries libraries and looks for desktops.
  ///
  /// @param nameOf the name of a user by number
  public static void make(Desktops desktops, boolean asRoot, UserNames nameOf, Findings findings) {
    libraries(findings);
    desktops(desktops.all(), asRoot, nameOf, findings);
  }

  /// Finds the name of a user.
  @FunctionalInterface
  public interface UserNames {
    String of(long uid);
  }

  private static void libraries(Findings findings) {
    List<String> missing =
        LIBRARIES.keySet().stream().filter(library -> !isLoadable(library)).toList();
    if (missing.isEmpty()) {
      findings.good("libraries", Texts.of("diagnose.libraries", LIBRARIES.size()));
      return;
    }
    String packages = missing.stream().map(LIBRARIES::get).collect(Collectors.joining(" "));
    findings.attention(
        "libraries",
        Texts.of("diagnose.libraries-missing", String.join(", ", missing)),
        Texts.of("diagnose.libraries.advice", packages));
  }

  private static boolean isLoadable(String library) {
    try (Arena arena = Arena.ofConfined()) {
      var _ = SymbolLookup.libraryLookup(library, arena);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static void desktops(
      List<Desktop> found, boolean asRoot, UserNames nameOf, Findings findings) {
    for (Desktop desktop : found) {
      String user = nameOf.of(desktop.uid());
      switch (desktop.kind()) {
        case X11 -> x11(desktop, user, findings);
        case WAYLAND ->
            findings.attention(
                "desktop",
                Texts.of("diagnose.wayland", user, desktop.name()),
                Texts.of("diagnose.wayland.advice"));
        case X11_IN_WAYLAND -> {} // a part of one that is told already
      }
    }
    if (found.isEmpty()) {
      findings.unchecked("desktop", Texts.of("diagnose.no-desktop"));
    }
    if (!asRoot) {
      findings.unchecked("desktop", Texts.of("diagnose.own-desktops-only"));
    }
  }

  private static void x11(Desktop desktop, String user, Findings findings) {
    if (desktop.uid() == 0) {
      findings.attention(
          "desktop",
          Texts.of("diagnose.x11-of-root", desktop.name()),
          Texts.of("diagnose.x11-of-root.advice"));
    } else {
      findings.good("desktop", Texts.of("diagnose.x11", user, desktop.name()));
    }
  }
}
