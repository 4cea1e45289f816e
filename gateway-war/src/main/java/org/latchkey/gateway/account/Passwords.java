package org.latchkey.gateway.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.latchkey.gateway.setup.GatewaySecrets;
import org.latchkey.protocol.fault.FaultException;

/// Checks passwords and gives accounts their first.
///
/// An address without an account is checked against a decoy hash, so that it takes the same time
/// and says the same. No transaction is open while a hash is computed.
@ApplicationScoped
public class Passwords {
  // 64 waiting are a few seconds of work.
  private static final int MAX_WAITING = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Accounts accounts;
  private final Argon2id argon2id;
  private final HashLimit limit;
  private final StoredHash decoy;

  @Inject
  Passwords(Accounts accounts, GatewaySecrets secrets, SecureRandom random) {
    this(
        accounts,
        new Argon2id(secrets.peppered("password", new byte[0]), HashCost.CURRENT, random),
        new HashLimit(
            HashCost.CURRENT.mostAtOnce(
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory()),
            MAX_WAITING,
            PATIENCE));
  }

  Passwords(Accounts accounts, Argon2id argon2id, HashLimit limit) {
    this.accounts = accounts;
    this.argon2id = argon2id;
    this.limit = limit;
    this.decoy = argon2id.hash(Password.of("nobody's password"));
  }

  /// Checks what was typed.
  ///
  /// @throws FaultException `too-many` when too many are being checked already
  public PasswordCheck check(String typedEmail, Password password) throws FaultException {
    Optional<Email> email = Email.of(typedEmail);
    Optional<Accounts.WithHash> found = email.flatMap(accounts::withHash);
    StoredHash stored = found.map(Accounts.WithHash::hash).orElse(decoy);
    Checked checked = limit.within(() -> checked(password, stored));
    if (found.isEmpty()) {
      return email
          .<PasswordCheck>map(PasswordCheck.UnknownAccount::new)
          .orElseGet(PasswordCheck.NotAnAddress::new);
    }
    Account account = found.get().account();
    checked.fresh().ifPresent(fresh -> accounts.replaceHash(account.id(), stored, fresh));
    return checked.fits()
        ? new PasswordCheck.Fits(account)
        : new PasswordCheck.WrongPassword(account);
  }

  /// Compares, and hashes anew when the password is right and its hash was made at another cost.
  private Checked checked(Password password, StoredHash stored) {
    boolean fits = argon2id.fits(password, stored);
    boolean renew = fits && argon2id.isOutdated(stored);
    return new Checked(fits, renew ? Optional.of(argon2id.hash(password)) : Optional.empty());
  }

  private record Checked(boolean fits, Optional<StoredHash> fresh) {}

  /// Adds an account with this password.
  ///
  /// @throws IllegalArgumentException when the password is too short, or the address is taken
  public Account addAccount(Email email, Password password, boolean owner) throws FaultException {
    if (!password.longEnough()) {
      throw new IllegalArgumentException(
          "the password is shorter than " + Password.MIN_LENGTH + " characters");
    }
    StoredHash hash = limit.within(() -> argon2id.hash(password));
    return accounts.add(email, hash, owner);
  }
}
