package org.latchkey.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;

final class HashLimitTest {
  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoeverFindsTheQueueFullIsRefusedAtOnceAndTheOthersAreServed()
      throws InterruptedException, ExecutionException, TimeoutException {
    HashLimit limit = new HashLimit(1, 1, Duration.ofSeconds(30));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<Boolean> first =
          threads.submit(() ->
              limit.within(() -> {
                inside.countDown();
                return await(finish);
              }));
      assertTrue(await(inside));
      Future<String> second = threads.submit(() -> limit.within(() -> "served"));
      while (limit.waiting() == 0) {
        Thread.onSpinWait();
      }
      FaultException refusal =
          assertThrows(FaultException.class, () -> limit.within(() -> "never"));
      assertEquals(Fault.TOO_MANY, refusal.fault());
      finish.countDown();
      assertTrue(first.get(30, TimeUnit.SECONDS));
      assertEquals("served", second.get(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void whoeverWaitsTooLongIsRefused() throws FaultException {
    HashLimit limit = new HashLimit(1, 1, Duration.ZERO);
    limit.within(() -> {
      // the one place is taken by this very call
      assertThrows(FaultException.class, () -> limit.within(() -> "never"));
      return "served";
    });
    assertEquals("served", limit.within(() -> "served"));
  }

  @Test
  void aFailureGivesThePlaceBack() throws FaultException {
    HashLimit limit = new HashLimit(1, 1, Duration.ZERO);
    assertThrows(
        IllegalStateException.class,
        () ->
            limit.within(() -> {
              throw new IllegalStateException("on purpose");
            }));
    assertEquals("served", limit.within(() -> "served"));
  }

  @Test
  void hashesAtOnceFitTheProcessorsAndAQuarterOfTheHeap() {
    HashCost cost = new HashCost(64 * 1024, 3, 1);
    long mib = 1024 * 1024;
    assertEquals(2, cost.mostAtOnce(2, 2048 * mib));
    assertEquals(3, cost.mostAtOnce(32, 768 * mib));
    assertEquals(1, cost.mostAtOnce(32, 100 * mib));
  }
}
