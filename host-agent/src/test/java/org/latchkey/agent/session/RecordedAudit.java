package org.latchkey.agent.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// An audit log that can be looked at.
final class RecordedAudit implements SessionAudit {
  private final List<String> events = new CopyOnWriteArrayList<>();

  List<String> events() {
    return List.copyOf(events);
  }

  long count(String start) {
    return events.stream().filter(event -> event.startsWith(start)).count();
  }

  @Override
  public void channelOpened(int suite) {
    events.add("channel.opened " + suite);
  }

  @Override
  public void handshakeFailed(String reason) {
    events.add("channel.handshake-failed " + reason);
  }

  @Override
  public void integrityFailed(long record) {
    events.add("channel.integrity-failed " + record);
  }

  @Override
  public void integrityFailedInBrowser() {
    events.add("channel.integrity-failed in the browser");
  }

  @Override
  public void parked(String reason) {
    events.add("session.parked " + reason);
  }

  @Override
  public void resumed(long resumptions, String claimedAddress) {
    events.add("session.resumed " + resumptions);
  }

  @Override
  public void resumeFailed(String reason, String claimedAddress) {
    events.add("session.resume-failed " + reason);
  }

  @Override
  public void signInPrompted() {
    events.add("os-sign-in.prompted");
  }

  @Override
  public void signInSucceeded(String osUser) {
    events.add("os-sign-in.succeeded " + osUser);
  }

  @Override
  public void signInFailed(@Nullable String osUser, String reason) {
    events.add("os-sign-in.failed " + osUser + " " + reason);
  }

  @Override
  public void passwordChange(String osUser, boolean changed) {
    events.add("os-sign-in.password-change" + (changed ? "d " : "-failed ") + osUser);
  }

  @Override
  public void signedOff(String osUser, String reason) {
    events.add("os-sign-off " + osUser + " " + reason);
  }

  @Override
  public void screenLocked() {
    events.add("screen.locked");
  }

  @Override
  public void screenLockFailed(String reason) {
    events.add("screen.lock-failed " + reason);
  }

  @Override
  public void streamOpened(String module) {
    events.add("stream.opened " + module);
  }

  @Override
  public void streamRefused(String module, String reason) {
    events.add("stream.refused " + module);
  }
}
