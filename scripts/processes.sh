# Programs that we start, by name, and stop again by their id, the last one first. Nothing else is ever ended.

started_names=()
started_ids=()

# start NAME LOG COMMAND...: in the background, in a session of its own (Ctrl-C is ours to handle), ended by the kernel if we are.
start() {
  local name=$1 log=$2
  shift 2
  setsid setpriv --pdeathsig TERM "$@" </dev/null >>"$log" 2>&1 8>&- 9>&- &
  started_names+=("$name")
  started_ids+=($!)
  last_started=$!
}

# start_as USER NAME LOG COMMAND...: the same as another user, with that user's groups and a clean environment.
start_as() {
  local user=$1 name=$2 log=$3 home
  shift 3
  home=$(getent passwd "$user" | cut -d: -f6)
  if [ "$(id -u)" -eq 0 ]; then
    start "$name" "$log" setpriv --reuid "$user" --regid "$(id -g "$user")" --init-groups --pdeathsig TERM \
      env -i HOME="$home" USER="$user" LOGNAME="$user" SHELL=/bin/bash PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 "${start_environment[@]}" "$@"
  else
    start "$name" "$log" env "${start_environment[@]}" "$@"
  fi
}
start_environment=()

# attend COMMAND...: runs it in a process group of its own and waits, so that a signal to us is answered at once.
attended=()
attend() {
  attend_later "$@"
  wait "$last_attended"
}

# attend_later COMMAND...: the same without waiting; its id is $last_attended.
attend_later() {
  set -m
  "$@" </dev/null 8>&- 9>&- &
  last_attended=$!
  set +m
  attended+=("$last_attended")
}

stop_attended() {
  local group
  for group in "${attended[@]}"; do
    kill -TERM -- "-$group" 2>/dev/null && wait "$group" 2>/dev/null
  done
  attended=()
  [ ${#unfinished[@]} -eq 0 ] || rm -rf -- "${unfinished[@]}"
  unfinished=()
}

# What a step is writing: removed if we end before it has been moved to its place.
unfinished=()

running() { kill -0 "$1" 2>/dev/null; }

# wait_for NAME PROCESS SECONDS LOG CONDITION...: until the condition holds; a clear end when the process is gone or time is up.
wait_for() {
  local name=$1 process=$2 limit=$3 log=$4 start=$SECONDS said=0
  shift 4
  until "$@"; do
    if ! running "$process"; then
      tail -n 20 "$log" >&2
      fail "$name ended before it was ready (see $log)."
    fi
    ((SECONDS - start < limit)) || fail "$name was not ready after $limit s (see $log)."
    if ((SECONDS - start >= said + 10)); then
      said=$((SECONDS - start))
      say "  still waiting for $name ($said s)"
    fi
    sleep 0.2
  done
}

# stop_started INDEX: gives it a while to end in order, then ends it.
stop_started() {
  local process=${started_ids[$1]} waited=0
  running "$process" || return 0
  say "· stopping ${started_names[$1]}"
  kill -TERM "$process" 2>/dev/null
  while running "$process" && ((waited++ < 150)); do sleep 0.2; done
  ! running "$process" || kill -KILL "$process" 2>/dev/null
  wait "$process" 2>/dev/null
}

# stop_one PROCESS: one of those that we started.
stop_one() {
  local i
  for i in "${!started_ids[@]}"; do
    [ "${started_ids[i]}" != "$1" ] || stop_started "$i"
  done
}

stop_all() {
  local i
  stop_attended
  for ((i = ${#started_ids[@]} - 1; i >= 0; i--)); do stop_started "$i"; done
  started_ids=()
  started_names=()
}

# port_free PORT
port_free() { [ -z "$(ss -Hltn "sport = :$1")" ]; }

# free_port: a port nobody listens on.
free_port() {
  local port
  while :; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    port_free "$port" && break
  done
  printf '%s' "$port"
}

random_text() { openssl rand -base64 48 | tr -d '/+=\n' | cut -c1-"$1"; }
