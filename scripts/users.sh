# OS users of ours: the one the gateway runs as, and the one that people sign in to this computer with.

gateway_user=latchkey-gateway
demo_user=latchkey-demo

# As root the gateway gets a system user without home, shell or password; otherwise it is whoever runs us.
make_gateway_user() {
  if [ "$(id -u)" -ne 0 ]; then
    gateway_user=$(id -un)
  elif ! id "$gateway_user" >/dev/null 2>&1; then
    useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$gateway_user" ||
      fail "the system user $gateway_user cannot be made."
    made_gateway_user=yes
  fi
}

# One ./run or ./test at a time has the demonstration user. The lock is where only root can make or hold it.
claim_demo_user() {
  (umask 077 && : >>"/run/$demo_user.lock") && exec 8<>"/run/$demo_user.lock" && flock -n 8
}

# choose_os_user: sets $os_user, and keeps the demonstration user to ourselves; says early what cannot be.
choose_os_user() {
  if [ "$(id -u)" -ne 0 ]; then
    [ -z "$os_user" ] || [ "$os_user" = "$(id -un)" ] || fail "only root can serve another OS user than $(id -un)."
    os_user=$(id -un)
  elif [ -n "$os_user" ]; then
    id "$os_user" >/dev/null 2>&1 || fail "there is no OS user named $os_user."
  else
    os_user=$demo_user
    claim_demo_user || fail "another ./run serves the OS user $demo_user and would lose its password; give --os-user NAME."
    demo_user_ours=yes
  fi
}

# make_os_user: makes the demonstration user where it is ours; sets $os_password (empty when it is not ours to know).
make_os_user() {
  os_password=
  [ "${demo_user_ours:-}" = yes ] || return 0
  if ! id "$os_user" >/dev/null 2>&1; then
    useradd --create-home --shell /bin/bash --comment "Latchkey demonstration" "$os_user" || fail "the OS user $os_user cannot be made."
  fi
  os_password=$(random_text 16)
  printf '%s:%s\n' "$os_user" "$os_password" | chpasswd || fail "the password of $os_user cannot be set."
  demo_user_open=yes
}

lock_demo_user() {
  [ "${demo_user_open:-}" = yes ] || return 0
  usermod --lock "$demo_user"
  demo_user_open=
}

# remove_demo_user: unless somebody is being served as that user.
remove_demo_user() {
  if claim_demo_user; then
    remove_user "$demo_user"
    rm -f "/run/$demo_user.lock"
  else
    say "The OS user $demo_user stays: a ./run serves it."
  fi
}

# remove_user NAME: and its home; what still runs as that user is ended first, by process id.
remove_user() {
  id "$1" >/dev/null 2>&1 || return 0
  local process waited=0
  for process in $(ps -o pid= -u "$1"); do kill -TERM "$process" 2>/dev/null; done
  while [ -n "$(ps -o pid= -u "$1")" ] && ((waited++ < 25)); do sleep 0.2; done
  for process in $(ps -o pid= -u "$1"); do kill -KILL "$process" 2>/dev/null; done
  if [ -d "$(getent passwd "$1" | cut -d: -f6)" ]; then
    userdel --remove "$1" 2>/dev/null
  else
    userdel "$1"
  fi
}
