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
  start_agent
  write_record
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
    LATCHKEY_AGENT=$agent/bin/latchkey LATCHKEY_TLS=$data/tls \
    NODE_EXTRA_CA_CERTS=$data/tls/ca.crt node_modules/.bin/playwright test "$@") ||
    say "  Traces and pictures of failed stories: arquillian-tests/target/$part"
}

# The gateway goes down and comes back, on the same port and with the same data, while agent and desktop stay.
restart_gateway() {
  stop_one "$gateway_process"
  start_gateway
}

stories_packages() {
  local place=$top/arquillian-tests wanted
  wanted=$(cat "$place/package.json" "$place/package-lock.json" | sha256sum)
  [ "$(cat "$place/node_modules/.latchkey-lock" 2>/dev/null)" != "$wanted" ] || return 0
  step "fetching the tools of the stories" npm install --prefix "$place" --no-save --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error
  printf '%s\n' "$wanted" >"$place/node_modules/.latchkey-lock"
}
