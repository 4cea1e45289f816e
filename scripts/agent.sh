# The agent for this computer: enrolled once, with the pin computed from the certificate that lies in the data directory.

# agent_command: writes data/bin/latchkey, the agent's command set up for this data directory.
agent_command() {
  latchkey=$data/bin/latchkey
  install -d -m 755 "$data/bin"
  printf '#!/bin/sh\nexec "%s/bin/latchkey" --state "%s/agent" --settings "%s/agent.toml" "$@"\n' "$agent" "$data" "$data" >"$latchkey.new"
  chmod 755 "$latchkey.new"
  mv "$latchkey.new" "$latchkey"
  [ -f "$data/agent.toml" ] || printf '# Settings of the agent that ./run starts; a missing key has its default (docs/agent.md).\n' >"$data/agent.toml"
}

start_agent() {
  local known
  agent_command
  computer=$(hostname)
  known=$("$latchkey" status --json 2>/dev/null | json_field gateway)
  if [ -z "$known" ]; then
    enroll
  elif [ "$known" != "$url" ]; then
    say "· the gateway's address was $known before"
    enroll --again
  fi
  fingerprint=$("$latchkey" fingerprint 8>&- 9>&-) || fail "the agent's fingerprint cannot be read."
  : >"$data/agent.log"
  start "the agent" "$data/agent.log" "$latchkey" run
  agent_process=$last_started
  say "· waiting until this computer is online ..."
  wait_for "the agent" "$last_started" 90 "$data/agent.log" agent_online
}

agent_online() { "$latchkey" status >/dev/null 2>&1 8>&- 9>&-; }

# enroll [OPTION]: the first code came with the first account; a later one is asked for as the owner.
enroll() {
  local code log=$data/enroll.log
  code=$(kept code)
  say "· enrolling this computer as $computer"
  printf '%s\n' "$code" | "$latchkey" enroll "$url" --code - --pin "$pin" --name "$computer" "$@" >"$log" 2>&1 8>&- 9>&- && return
  code=$(new_enrollment_code 8>&- 9>&-) && [ -n "$code" ] || fail "the gateway gave no enrollment code (is the password in $data/account still the owner's?)."
  printf '%s\n' "$code" | "$latchkey" enroll "$url" --code - --pin "$pin" --name "$computer" "$@" >"$log" 2>&1 8>&- 9>&- && return
  tail -n 5 "$log" >&2
  fail "this computer could not be enrolled."
}

# As the owner's browser would: sign in, take the token against forged requests, ask for a code.
new_enrollment_code() {
  local jar csrf
  jar=$(mktemp "$data/cookies.XXXXXX")
  printf '{"email":"%s","password":"%s"}' "$(kept email)" "$(kept password)" | as_browser "$jar" --data @- "$url/api/sign-in" >/dev/null &&
    csrf=$(as_browser "$jar" "$url/api/me" | json_field csrf) &&
    as_browser "$jar" --header "X-Latchkey-CSRF: $csrf" --request POST "$url/api/enrollment-codes" | json_field code
  rm -f "$jar"
}

as_browser() {
  local jar=$1
  shift
  curl --silent --fail --max-time 20 --noproxy '*' --cacert "$data/tls/ca.crt" --cookie "$jar" --cookie-jar "$jar" \
    --header "Origin: $url" --header 'Content-Type: application/json' "$@"
}

# json_field NAME: the text of a field, from standard input.
json_field() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" | head -n 1; }

# Until something that we started ends by itself, which is a fault worth a sentence.
await_end() {
  local i
  while :; do
    for i in "${!started_ids[@]}"; do
      case ${started_names[i]} in
        "the terminal" | "the clock" | "the window manager") continue ;; # a person may close these
      esac
      running "${started_ids[i]}" || fail "${started_names[i]} ended by itself (see $data)."
    done
    sleep 1 &
    wait $!
  done
}
