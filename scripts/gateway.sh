# One gateway: a server base directory of its own in the data directory, on the shared read-only server.

# prepare_gateway PORT ADDRESS: fills $data/gateway; everything in it belongs to the gateway's user and to nobody else.
prepare_gateway() {
  local port=$1 address=$2
  base=$data/gateway
  url=https://localhost:$port
  (
    umask 077
    mkdir -p "$base"/{configuration,deployments,data,log,tmp,tls} || exit 1
    # What the image says is the truth at each start; nothing is kept from changes at run time.
    cp --no-preserve=mode "$server"/standalone/configuration/* "$base/configuration/"
    gateway_properties "$port" "$address" >"$base/configuration/gateway.properties.new"
    mv "$base/configuration/gateway.properties.new" "$base/configuration/gateway.properties"
    rm -f "$base"/deployments/*
    cp "$(ear_file)" "$base/deployments/"
    touch "$base/deployments/latchkey.ear.dodeploy"
    rm -rf "$base/tmp" && mkdir "$base/tmp"
    first_account "$base/configuration/first-account.json"
    chmod -R go= "$base"
  ) || fail "the gateway's directory $data/gateway cannot be filled."
  [ "$(id -u)" -ne 0 ] || chown -R "$gateway_user:" "$base"
}

# Ports, addresses and secrets of this gateway: in a file of its own, not on a command line that everyone can read.
gateway_properties() {
  local tls_password database_password file=$base/configuration/gateway.properties
  tls_password=$(random_text 32)
  openssl pkcs12 -export -name gateway -inkey "$data/tls/server.key" -in "$data/tls/server.crt" -certfile "$data/tls/ca.crt" \
    -passout fd:3 -out "$base/tls/gateway.p12" 3<<<"$tls_password" || return 1
  database_password=$(sed -n 's/^latchkey.database.password=//p' "$file" 2>/dev/null)
  printf '%s\n' \
    "jboss.bind.address=$2" \
    "jboss.https.port=$1" \
    "jboss.management.http.port=$management_port" \
    "latchkey.url=$url" \
    "latchkey.pin=$pin" \
    "latchkey.tls.password=$tls_password" \
    "latchkey.database.password=${database_password:-$(random_text 32)}"
}

# first_account FILE: the owner's account and one enrollment code, for a gateway that has no account yet. The gateway reads
# and deletes it. What was chosen is kept in $data/account, so that later runs can print it again.
first_account() {
  local account=$data/account code
  if [ ! -f "$account" ]; then
    code=lk1_$(openssl rand 16 | base32 | tr -d '=' | tr 'A-Z' 'a-z')
    printf 'email=owner@localhost.localdomain\npassword=%s\ncode=%s\n' "$(random_text 20)" "$code" >"$account"
  fi
  [ -f "$base/data/latchkey.mv.db" ] || printf '{"email":"%s","password":"%s","enrollmentCode":"%s"}\n' \
    "$(kept email)" "$(kept password)" "$(kept code)" >"$1"
}

kept() { sed -n "s/^$1=//p" "$data/account"; }

start_gateway() {
  local modular
  # The server's own list of what its modules need opened in the JDK.
  modular=$(JAVA="$JAVA_HOME/bin/java" GREP=grep bash -c '. "$1/bin/common.sh"; setDefaultModularJvmOptions; printf %s "$DEFAULT_MODULAR_JVM_OPTIONS"' - "$server")
  : >"$data/gateway.out"
  # shellcheck disable=SC2086 # a list of options
  start_as "$gateway_user" "the gateway" "$data/gateway.out" "$JAVA_HOME/bin/java" -D[latchkey-gateway] \
    -Xms64m -Xmx768m -XX:MaxMetaspaceSize=384m -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true $modular \
    --add-exports=java.base/sun.nio.ch=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -Djboss.home.dir="$server" -Djboss.server.base.dir="$base" -Djboss.modules.system.pkgs=org.jboss.byteman \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager -Dlogging.configuration="file:$base/configuration/logging.properties" \
    -Dorg.jboss.boot.log.file="$base/log/server.log" \
    -jar "$server/jboss-modules.jar" -mp "$server/modules" org.jboss.as.standalone \
    --read-only-server-config=standalone.xml -P "$base/configuration/gateway.properties"
  gateway_process=$last_started
  say "· starting the gateway at $url (10 to 60 seconds) ..."
  wait_for "the gateway" "$gateway_process" 240 "$base/log/server.log" gateway_up
}

# The server leaves a mark beside the EAR; the page then answers over TLS with the certificate we made.
gateway_up() {
  if [ -e "$base/deployments/latchkey.ear.failed" ]; then
    cut -c1-400 "$base/deployments/latchkey.ear.failed" >&2
    fail "the gateway's application did not start (see $base/log/server.log)."
  fi
  [ -e "$base/deployments/latchkey.ear.deployed" ] &&
    curl --silent --fail --output /dev/null --max-time 5 --noproxy '*' --cacert "$data/tls/ca.crt" "$url/"
}
