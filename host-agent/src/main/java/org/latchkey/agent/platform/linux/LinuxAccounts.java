package org.latchkey.agent.platform.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.latchkey.agent.platform.Account;
import org.latchkey.agent.platform.AccountStanding;
import org.latchkey.agent.platform.Accounts;

/// Accounts as the name service switch knows them: local, LDAP, sssd.
public final class LinuxAccounts implements Accounts {
  private static final int FIRST_BUFFER_BYTES = 4096;
  private static final int LARGEST_BUFFER_BYTES = 1 << 20;
  private static final long PASSWD_BYTES = 48;
  private static final long SPWD_BYTES = 72;
  private static final long SPWD_PASSWORD = 8;
  private static final long SPWD_EXPIRE = 56;

  private final Clock clock;

  /// @param clock says which day it is, for accounts that end on one
  public LinuxAccounts(Clock clock) {
    this.clock = clock;
  }

  private interface Lookup {
    int run(MemorySegment entry, MemorySegment buffer, MemorySegment found);
  }

  @Override
  public Optional<Account> named(String name) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(name);
      return look(
          "getpwnam_r",
          PASSWD_BYTES,
          (entry, buffer, found) -> LibC.getpwnam_r(text, entry, buffer, found),
          LinuxAccounts::account);
    }
  }

  @Override
  public Optional<Account> numbered(long uid) throws IOException {
    return look(
        "getpwuid_r",
        PASSWD_BYTES,
        (entry, buffer, found) -> LibC.getpwuid_r((int) uid, entry, buffer, found),
        LinuxAccounts::account);
  }

  @Override
  public AccountStanding standing(String name) throws IOException {
    if (named(name).isEmpty()) {
      return AccountStanding.UNKNOWN;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(name);
      return look(
              "getspnam_r",
              SPWD_BYTES,
              (entry, buffer, found) -> LibC.getspnam_r(text, entry, buffer, found),
              this::standing)
          .orElse(AccountStanding.OPEN);
    }
  }

  /// Runs a lookup with a growing buffer; error numbers that mean "not there" give nothing.
  private static <T> Optional<T> look(
      String function, long entryBytes, Lookup lookup, Function<MemorySegment, T> reader)
      throws IOException {
    for (int bytes = FIRST_BUFFER_BYTES; bytes <= LARGEST_BUFFER_BYTES; bytes *= 2) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment entry = arena.allocate(entryBytes, 8);
        MemorySegment buffer = arena.allocate(bytes);
        MemorySegment found = arena.allocate(ValueLayout.ADDRESS);
        int error = lookup.run(entry, buffer, found);
        if (error == LibC.ERANGE) {
          buffer.fill((byte) 0);
          continue;
        }
        boolean absent =
            error == LibC.ENOENT
                || (error == 0 && found.get(ValueLayout.ADDRESS, 0).equals(MemorySegment.NULL));
        boolean forbidden = error == LibC.EACCES || error == LibC.EPERM;
        if (absent || (forbidden && entryBytes == SPWD_BYTES)) {
          return Optional.empty();
        }
        if (error != 0) {
          throw new NativeCallFailed(function, error);
        }
        T value = reader.apply(entry);
        buffer.fill((byte) 0); // may hold a password hash
        return Optional.of(value);
      }
    }
    throw new NativeCallFailed(function, LibC.ERANGE);
  }

  /// `struct passwd`: name, password, uid, gid, comment, home, shell.
  private static Account account(MemorySegment entry) {
    String home = NativeCall.text(entry, 32);
    return new Account(
        NativeCall.text(entry, 0),
        Integer.toUnsignedLong(entry.get(ValueLayout.JAVA_INT, 16)),
        Integer.toUnsignedLong(entry.get(ValueLayout.JAVA_INT, 20)),
        Path.of(home.isEmpty() ? "/" : home),
        NativeCall.text(entry, 40));
  }

  /// `struct spwd`: the hash of a locked account begins with `!` or `*`; the last day is counted
  /// from 1970-01-01 and -1 when there is none.
  private AccountStanding standing(MemorySegment entry) {
    long lastDay = entry.get(ValueLayout.JAVA_LONG, SPWD_EXPIRE);
    if (lastDay > 0 && LocalDate.now(clock).toEpochDay() >= lastDay) {
      return AccountStanding.EXPIRED;
    }
    MemorySegment hash = entry.get(ValueLayout.ADDRESS, SPWD_PASSWORD);
    if (hash.equals(MemorySegment.NULL)) {
      return AccountStanding.OPEN;
    }
    byte first = hash.reinterpret(1).get(ValueLayout.JAVA_BYTE, 0);
    return first == '!' || first == '*' ? AccountStanding.LOCKED : AccountStanding.OPEN;
  }
}
