package org.latchkey.agent.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;

/// Makes the agent a service that starts with the computer, or undoes that. Both can be repeated.
public final class ServiceInstaller {
  private final Systemd systemd;
  private final boolean asRoot;

  public ServiceInstaller(Systemd systemd, boolean asRoot) {
    this.systemd = systemd;
    this.asRoot = asRoot;
  }

  /// Writes the unit, has it start with the computer, and starts it now if that is wanted. Where
  /// systemd does not run (an image being built), only the first two can be had.
  ///
  /// @param state absolute
  /// @param settings absolute, or null for the default place
  /// @return what was done, as a sentence
  public String install(Installation agent, Path state, @Nullable Path settings, boolean startNow)
      throws ServiceException, IOException {
    checkRoot();
    if (startNow && !systemd.isRunning()) {
      throw new ServiceException(Texts.of("service.no-systemd"));
    }
    agent.checkOwner();
    Optional<String> before = ourUnit();
    String unit = new ServiceUnit(agent.launcher(), state, settings).text();
    boolean changed = !before.equals(Optional.of(unit));
    if (changed) {
      systemd.write(unit);
    }
    if (systemd.isRunning()) {
      systemd.must("daemon-reload");
    }
    systemd.must("enable", "--quiet", Systemd.UNIT);
    if (startNow) {
      // An agent that runs by the same unit keeps its sessions.
      systemd.must(changed && before.isPresent() ? "restart" : "start", Systemd.UNIT);
    }
    return startNow
        ? Texts.of("service.started", systemd.unitFile())
        : Texts.of("service.enabled", systemd.unitFile());
  }

  /// Stops the service and removes the unit. The state directory and the settings stay.
  ///
  /// @return what was done, as a sentence
  public String remove() throws ServiceException, IOException {
    checkRoot();
    if (ourUnit().isEmpty()) {
      return Texts.of("service.none", systemd.unitFile());
    }
    if (systemd.isRunning()) {
      systemd.must("disable", "--quiet", "--now", Systemd.UNIT);
    } else {
      systemd.must("disable", "--quiet", Systemd.UNIT);
    }
    systemd.delete();
    if (systemd.isRunning()) {
      systemd.must("daemon-reload");
    }
    return Texts.of("service.removed", systemd.unitFile());
  }

  private void checkRoot() throws ServiceException {
    if (!asRoot) {
      throw new ServiceException(Texts.of("service.not-root"));
    }
  }

  private Optional<String> ourUnit() throws ServiceException, IOException {
    Optional<String> unit = systemd.unit();
    if (unit.isPresent() && !ServiceUnit.isOurs(unit.get())) {
      throw new ServiceException(Texts.of("service.foreign", systemd.unitFile()));
    }
    return unit;
  }
}
