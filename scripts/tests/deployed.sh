# Tests of the deployed whole: one gateway, agent and desktop, started by the same scripts as ./run, for Arquillian and stories.

start_whole() {
  data_directory "$work/data"
  build
  provision_server
  install_agent
  make_tls
  management_port=$(free_port)
  choose_os_user
  make_os_user
  prepare_gateway "$(free_port)" 127.0.0.1
  start_gateway
  start_desktop
  agent_settings
  start_agent
  write_record
}

# A busy computer may take a minute to start a gateway, and a session is to live through that; sessions of stories that just
# closed their page wait as long, so there is room for them.
agent_settings() {
  printf '[sessions]\nparking-seconds = 120\nmost-at-once = 64\n' >"$data/agent.toml"
}

arquillian() {
  "$JAVA_HOME/bin/keytool" -importcert -noprompt -alias latchkey -file "$data/tls/ca.crt" -keystore "$work/trust.p12" \
    -storetype PKCS12 -storepass latchkey >"$work/keytool.log" 2>&1
  "$top/mvnw" -f "$top/pom.xml" -B -pl arquillian-tests -am -DskipUnitTests -Dspotless.check.skip -DskipDeployedTests=false \
    -Dlatchkey.run="$data/run.json" -Dlatchkey.port="${url##*:}" -Dlatchkey.management.port="$management_port" \
    -Dlatchkey.trust="$work/trust.p12" verify >"$work/arquillian.log" 2>&1 ||
    grep -E '^\[ERROR\]|^Caused by' "$work/arquillian.log" | head -n 60
}

# stories PART OPTIONS...: those that the options choose; reports and pictures under the part's name.
stories() {
  local place=$top/arquillian-tests part=$1
  shift
  (cd "$place" && LATCHKEY_STORIES=$part LATCHKEY_RUN_JSON=$data/run.json LATCHKEY_COMMAND=$data/bin/latchkey \
    LATCHKEY_AGENT=$agent/bin/latchkey LATCHKEY_TLS=$data/tls LATCHKEY_ACTS=$work/acts \
    NODE_EXTRA_CA_CERTS=$data/tls/ca.crt node_modules/.bin/playwright test "$@") ||
    say "  Traces and pictures of failed stories: arquillian-tests/target/$part"
}

# serving_acts COMMAND...: attends to stories that ask, by a file NAME.wanted in $acts, for what only we can do: restart what
# we started. NAME.done answers.
serving_acts() {
  local part acts=$work/acts
  mkdir -p "$acts"
  attend_later "$@"
  part=$last_attended
  while running "$part"; do
    act restart-gateway restart_gateway
    act restart-agent restart_agent
    act restart-desktop restart_desktop
    sleep 0.2
  done
  wait "$part"
}

# act NAME COMMAND...
act() {
  [ -e "$acts/$1.wanted" ] || return 0
  rm "$acts/$1.wanted"
  "${@:2}"
  : >"$acts/$1.done"
}

# The gateway goes down and comes back, on the same port and with the same data, while agent and desktop stay.
restart_gateway() {
  stop_one "$gateway_process"
  start_gateway
}

# The agent goes down and comes back with the same state.
restart_agent() {
  stop_one "$agent_process"
  start_agent
}

# The X server goes with all its programs, and another one comes, perhaps under another number.
restart_desktop() {
  stop_one "$desktop_process"
  start_desktop
  write_record
}

stories_packages() {
  local place=$top/arquillian-tests wanted
  wanted=$(cat "$place/package.json" "$place/package-lock.json" | sha256sum)
  [ "$(cat "$place/node_modules/.latchkey-lock" 2>/dev/null)" != "$wanted" ] || return 0
  step "fetching the tools of the stories" npm install --prefix "$place" --no-save --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error
  printf '%s\n' "$wanted" >"$place/node_modules/.latchkey-lock"
}
