# The parts of ./bench/run. Each prints its figures, and nothing else, on standard output.

# bench_classes: compiles the programs and sets $class_path.
bench_classes() {
  step "building the benchmarks" "$top/mvnw" -q -f "$top/pom.xml" -B -pl bench -am -DskipTests -Dspotless.check.skip \
    -Dmdep.outputFile=target/classpath -DincludeScope=runtime process-test-classes dependency:build-classpath
  class_path=$top/bench/target/classes:$(cat "$top/bench/target/classpath")
}

# bench_java OPTION... CLASS ARGUMENT...
bench_java() {
  "$JAVA_HOME/bin/java" -Xmx1g --enable-native-access=ALL-UNNAMED -cp "$class_path" "$@" 8>&- 9>&-
}

# started NAME LOG PORT COMMAND...: starts it, and waits until it listens on that port.
started() {
  local name=$1 log=$2 port=$3
  shift 3
  start "$name" "$log" "$@"
  wait_for "$name" "$last_started" 30 "$log" listens "$port" >&2
}

listens() { ! port_free "$1"; }

# What a part has started beside the product, the last one first.
stop_since() {
  local i
  for ((i = ${#started_ids[@]} - 1; i >= $1; i--)); do stop_started "$i" >&2; done
  started_ids=("${started_ids[@]:0:$1}")
  started_names=("${started_names[@]:0:$1}")
}

# websockify's far side is plain TCP: its --ssl-target waits for ever for a TLS 1.3 message that is no data.
measure_relay() {
  local before=${#started_ids[@]} near far times=3
  [ "$quick" = no ] || times=1
  near=$(free_port) far=$(free_port)
  bench_trust
  started websockify "$work/websockify.log" "$near" websockify --ssl-only --cert "$data/tls/server.crt" --key "$data/tls/server.key" \
    "127.0.0.1:$near" "127.0.0.1:$far"
  printf '{"url":"https://localhost:%s"}' "$near" >"$work/websockify.json"
  bench_java -Djavax.net.ssl.trustStore="$work/trust.p12" -Djavax.net.ssl.trustStorePassword=latchkey \
    org.latchkey.bench.RelayBench "$data/run.json" "$gateway_process" "$work/websockify.json" "$last_started" "$far" "$times"
  local result=$?
  stop_since "$before"
  return "$result"
}

bench_trust() {
  [ -f "$work/trust.p12" ] || "$JAVA_HOME/bin/keytool" -importcert -noprompt -alias latchkey -file "$data/tls/ca.crt" \
    -keystore "$work/trust.p12" -storetype PKCS12 -storepass latchkey >"$work/keytool.log" 2>&1
}

# A display of its own, root's, without a window manager; three servers on it.
measure_picture() {
  local before=${#started_ids[@]} seconds=3 times=3 screen ours tiger x11 ids=()
  [ "$quick" = no ] || { seconds=2 times=1; }
  : >"$work/screen"
  start "a display" "$work/xvfb.log" bash -c 'exec Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$1"' - "$work/screen"
  wait_for "a display" "$last_started" 30 "$work/xvfb.log" test -s "$work/screen" >&2
  screen=:$(head -n 1 "$work/screen")
  ours=$(free_port) tiger=$(free_port) x11=$(free_port)
  started "latchkey rfb" "$work/rfb.log" "$ours" "$latchkey" rfb --display "$screen" --listen "127.0.0.1:$ours" --insecure-listen
  ids+=("$last_started")
  started x0vncserver "$work/x0vncserver.log" "$tiger" X0tigervnc -display "$screen" -rfbport "$tiger" -localhost -SecurityTypes None
  ids+=("$last_started")
  started x11vnc "$work/x11vnc.log" "$x11" x11vnc -display "$screen" -rfbport "$x11" -localhost -nopw -forever -shared -quiet
  ids+=("$last_started")
  DISPLAY=$screen bench_java org.latchkey.bench.PictureBench "$seconds" "$times" \
    latchkey "$ours" "${ids[0]}" pushes x0vncserver "$tiger" "${ids[1]}" pushes x11vnc "$x11" "${ids[2]}" -
  local result=$?
  stop_since "$before"
  return "$result"
}

measure_sign_in() {
  local times=9
  [ "$quick" = no ] || times=4
  in_browser sign-in "$times"
}

# A window that turns from dark to light with each key, on the desktop of the OS user, seen by us and by the peer.
measure_key() {
  local before=${#started_ids[@]} times=60 near vnc cookie
  [ "$quick" = no ] || times=20
  cookie=$(getent passwd "$os_user" | cut -d: -f6)/.Xauthority
  near=$(free_port) vnc=$(free_port)
  start_environment=("DISPLAY=$display")
  start_as "$os_user" "the key lamp" "$work/lamp.log" xterm -bg '#202020' -fg '#f0f0f0' -geometry 240x90+0+0 -e bash -c "$(cat "$top/bench/lamp.sh")"
  start_environment=()
  started x0vncserver "$work/x0vncserver.log" "$vnc" env XAUTHORITY="$cookie" X0tigervnc -display "$display" -rfbport "$vnc" -localhost -SecurityTypes None
  started websockify "$work/websockify.log" "$near" websockify --ssl-only --cert "$data/tls/server.crt" --key "$data/tls/server.key" \
    "127.0.0.1:$near" "127.0.0.1:$vnc"
  in_browser key "$times" "wss://localhost:$near/websockify"
  local result=$?
  stop_since "$before"
  return "$result"
}

in_browser() {
  LATCHKEY_RUN_JSON=$data/run.json NODE_EXTRA_CA_CERTS=$data/tls/ca.crt node "$top/bench/browser/measure.js" "$@" 8>&- 9>&-
}
