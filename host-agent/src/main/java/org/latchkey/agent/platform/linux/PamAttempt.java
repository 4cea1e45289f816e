package org.latchkey.agent.platform.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.platform.Account;
import org.latchkey.agent.platform.Accounts;
import org.latchkey.agent.platform.Conversation;
import org.latchkey.agent.platform.ConversationEnded;
import org.latchkey.agent.platform.PasswordChange;
import org.latchkey.agent.platform.SignInAttempt;
import org.latchkey.agent.platform.SignInResult;

/// One PAM transaction, in the order of `docs/host-sign-in.md` §4.
final class PamAttempt implements SignInAttempt {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.platform");

  private final String service;
  private final String userName;
  private final String clientAddress;
  private final Accounts accounts;
  private final long ownUid;
  private final boolean superuserAllowed;
  private final PamConversation conversation;
  private final Arena arena = Arena.ofConfined();

  private MemorySegment pam = MemorySegment.NULL;
  private int lastCode = PamCode.ABORT;
  private boolean authenticated;
  private boolean credentialsMade;
  private boolean sessionOpen;
  private @Nullable Account account;

  PamAttempt(
      String service,
      String userName,
      String clientAddress,
      Accounts accounts,
      long ownUid,
      boolean superuserAllowed,
      Conversation person) {
    this.service = service;
    this.userName = userName;
    this.clientAddress = clientAddress;
    this.accounts = accounts;
    this.ownUid = ownUid;
    this.superuserAllowed = superuserAllowed;
    this.conversation = new PamConversation(person);
  }

  @Override
  public SignInResult decide() throws ConversationEnded {
    try {
      if (!start()) {
        return explained(SignInResult.SYSTEM_ERROR);
      }
      lastCode = LibPam.authenticate(pam, LibPam.DISALLOW_NULL_AUTHTOK);
      if (conversation.failure() != null) {
        return resultOf(conversation.failure());
      }
      if (lastCode != PamCode.SUCCESS) {
        return explained(PamCode.ofAuthenticate(lastCode, accounts.standing(userName)));
      }
      authenticated = true;
      return checkAccount();
    } catch (IOException e) {
      return undecided(e);
    }
  }

  /// Who may not sign in at all is not asked for a new password first.
  @Override
  public SignInResult checkAccount() throws ConversationEnded {
    try {
      lastCode = LibPam.acctMgmt(pam, LibPam.DISALLOW_NULL_AUTHTOK);
      if (conversation.failure() != null) {
        return resultOf(conversation.failure());
      }
      String name = user();
      SignInResult result = PamCode.ofAccountCheck(lastCode, accounts.standing(name));
      return switch (result) {
        case ACCEPTED -> admit(accounts.named(name));
        case PASSWORD_EXPIRED -> {
          SignInResult otherwise = admit(accounts.named(name));
          account = null;
          yield otherwise == SignInResult.ACCEPTED ? result : otherwise;
        }
        case WRONG_PASSWORD, UNKNOWN_USER, LOCKED, ACCOUNT_EXPIRED, NOT_PERMITTED, SYSTEM_ERROR ->
            explained(result);
      };
    } catch (IOException e) {
      return undecided(e);
    }
  }

  @Override
  public PasswordChange changePassword() throws ConversationEnded {
    if (ownUid != 0 || !authenticated) {
      return PasswordChange.NOT_POSSIBLE; // only root may write the new one
    }
    lastCode = LibPam.chauthtok(pam, LibPam.CHANGE_EXPIRED_AUTHTOK);
    if (conversation.failure() instanceof ConversationEnded ended) {
      throw ended;
    }
    boolean changed = lastCode == PamCode.SUCCESS && conversation.failure() == null;
    return changed ? PasswordChange.CHANGED : PasswordChange.FAILED;
  }

  private static SignInResult undecided(IOException why) {
    LOG.log(System.Logger.Level.ERROR, "a sign-in could not be decided", why);
    return SignInResult.SYSTEM_ERROR;
  }

  /// Outside, all failures look alike: only the log can say that it is the system that is broken.
  private SignInResult explained(SignInResult result) {
    if (result == SignInResult.SYSTEM_ERROR) {
      LOG.log(
          System.Logger.Level.ERROR,
          "PAM service " + service + " is broken: it answered " + lastCode + " (see pam(3))");
    }
    return result;
  }

  /// What PAM cannot know: whether the superuser may, and that an agent without root serves its own
  /// user only.
  private SignInResult admit(Optional<Account> found) {
    if (found.isEmpty()) {
      return SignInResult.SYSTEM_ERROR;
    }
    Account candidate = found.get();
    boolean otherUser = ownUid != 0 && candidate.uid() != ownUid;
    if (otherUser || (candidate.isSuperuser() && !superuserAllowed)) {
      return SignInResult.NOT_PERMITTED;
    }
    account = candidate;
    return SignInResult.ACCEPTED;
  }

  private static SignInResult resultOf(Exception failure) throws ConversationEnded {
    return switch (failure) {
      case ConversationEnded ended -> throw ended;
      case PamConversation.UnusableAnswer _ -> SignInResult.WRONG_PASSWORD;
      default -> SignInResult.SYSTEM_ERROR;
    };
  }

  private boolean start() {
    MemorySegment handle = arena.allocate(ValueLayout.ADDRESS);
    lastCode =
        LibPam.start(
            arena.allocateFrom(service),
            arena.allocateFrom(userName),
            conversation.structure(arena),
            handle);
    if (lastCode != PamCode.SUCCESS) {
      return false;
    }
    pam = handle.get(ValueLayout.ADDRESS, 0);
    return setItem(LibPam.ITEM_RHOST, arena.allocateFrom(clientAddress))
        && setItem(LibPam.ITEM_TTY, arena.allocateFrom("latchkey"))
        && setItem(LibPam.ITEM_RUSER, arena.allocateFrom(""))
        && setItem(LibPam.ITEM_FAIL_DELAY, PamFailDelay.callback());
  }

  private boolean setItem(int item, MemorySegment value) {
    lastCode = LibPam.setItem(pam, item, value);
    return lastCode == PamCode.SUCCESS;
  }

  /// The user as PAM knows them now: a module may have mapped the typed name.
  private String user() throws IOException {
    MemorySegment value = arena.allocate(ValueLayout.ADDRESS);
    int code = LibPam.getItem(pam, LibPam.ITEM_USER, value);
    String name = code == PamCode.SUCCESS ? NativeCall.text(value, 0) : "";
    if (name.isEmpty()) {
      throw new IOException("PAM names no user");
    }
    return name;
  }

  @Override
  public Account account() {
    if (account == null) {
      throw new IllegalStateException("nobody has been accepted");
    }
    return account;
  }

  @Override
  public Map<String, String> openSession() throws IOException {
    Account user = account();
    conversation.mute();
    if (ownUid != 0) {
      return Map.of(); // this process already lives in a session of that user
    }
    LibC.initgroups(user.name(), (int) user.gid());
    credentialsMade = true;
    checked("pam_setcred", LibPam.setcred(pam, LibPam.ESTABLISH_CRED));
    checked("pam_open_session", LibPam.openSession(pam));
    sessionOpen = true;
    LoginUid.set(user);
    return environment();
  }

  private void checked(String function, int code) throws IOException {
    lastCode = code;
    if (code != PamCode.SUCCESS) {
      throw new IOException(function + " of service " + service + " answered " + code);
    }
  }

  private Map<String, String> environment() {
    MemorySegment list = LibPam.getenvlist(pam);
    Map<String, String> environment = new LinkedHashMap<>();
    if (list.equals(MemorySegment.NULL)) {
      return environment;
    }
    MemorySegment entries = list.reinterpret(Long.MAX_VALUE);
    for (int i = 0; ; i++) {
      MemorySegment entry = entries.getAtIndex(ValueLayout.ADDRESS, i);
      if (entry.equals(MemorySegment.NULL)) {
        break;
      }
      String text = NativeCall.text(entries, i * ValueLayout.ADDRESS.byteSize());
      int equals = text.indexOf('=');
      if (equals > 0) {
        environment.put(text.substring(0, equals), text.substring(equals + 1));
      }
      LibC.free(entry);
    }
    LibC.free(list);
    return environment;
  }

  @Override
  public void close() {
    if (!pam.equals(MemorySegment.NULL)) {
      conversation.mute();
      if (sessionOpen) {
        lastCode = LibPam.closeSession(pam);
        sessionOpen = false;
      }
      if (credentialsMade) {
        lastCode = LibPam.setcred(pam, LibPam.DELETE_CRED);
        credentialsMade = false;
      }
      LibPam.end(pam, lastCode);
      pam = MemorySegment.NULL;
    }
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
