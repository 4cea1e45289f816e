# The agent for this computer: enrolled once, with the pin computed from the certificate that lies in the data directory.

# agent_command: writes data/bin/latchkey, the agent's command set up for this data directory.
agent_command() {
  install -d -m 755 "$data/bin"
  printf '#!/bin/sh\nexec "%s/bin/latchkey" --state "%s/agent" --settings "%s/agent.toml" "$@"\n' "$agent" "$data" "$data" >"$data/bin/latchkey.new"
  chmod 755 "$data/bin/latchkey.new"
  mv "$data/bin/latchkey.new" "$data/bin/latchkey"
}

start_agent() {
  computer= fingerprint=
  agent_command
}

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
