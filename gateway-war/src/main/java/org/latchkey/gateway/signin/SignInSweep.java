package org.latchkey.gateway.signin;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Removes sign-ins that are over, each minute, in batches, so that no batch holds the table long.
@ApplicationScoped
public class SignInSweep {
  private static final System.Logger LOG = System.getLogger(SignInSweep.class.getName());
  private static final int BATCH = 200;

  private final SignIns signIns;
  private final Event<SignInEnded> ended;
  private final ManagedScheduledExecutorService scheduler;
  private @Nullable ScheduledFuture<?> sweeping;

  @Inject
  SignInSweep(
      SignIns signIns, Event<SignInEnded> ended, ManagedScheduledExecutorService scheduler) {
    this.signIns = signIns;
    this.ended = ended;
    this.scheduler = scheduler;
  }

  /// Begins to sweep; called once, when the gateway starts.
  public void start() {
    sweeping = scheduler.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
  }

  private void sweep() {
    try {
      List<SignInEnded> batch;
      do {
        batch = signIns.sweep(BATCH);
        batch.forEach(ended::fire);
      } while (batch.size() == BATCH);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "sweeping sign-ins that are over; again in a minute", e);
    }
  }

  @PreDestroy
  void stop() {
    ScheduledFuture<?> running = sweeping;
    if (running != null) {
      running.cancel(false);
    }
  }
}
