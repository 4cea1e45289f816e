# The application server: provisioned once per content of wildfly-config, read-only, shared by every gateway on this computer.

provision_server() {
  local version hash new
  version=$(sed -n 's|.*<wildfly.version>\(.*\)</wildfly.version>.*|\1|p' "$top/pom.xml")
  hash=$( (content_hash wildfly-config/pom.xml wildfly-config/cli; printf '%s' "$version"; sed -n 's|.*<wildfly.plugin.version>||p' "$top/pom.xml") | sha256sum | cut -c1-16)
  server=$cache/server-$hash
  [ ! -d "$server" ] || return 0
  require_disk "$cache" 1500
  new=$cache/server-new.$$
  rm -rf "$new"
  unfinished+=("$new")
  step "provisioning WildFly $version (once; it fetches about 150 MB)" \
    "$top/mvnw" -q -f "$top/pom.xml" -B -pl wildfly-config wildfly:provision -Dlatchkey.server.directory="$new"
  step "configuring it" configure_server "$new"
  chmod -R u=rwX,go=rX "$new"
  find "$new" -type f -exec chmod a-w {} +
  mv -T "$new" "$server" 2>/dev/null || rm -rf "$new"
}

configure_server() {
  local script=$1/configure.cli
  { echo 'embed-server --server-config=standalone.xml'; cat "$top"/wildfly-config/cli/*.cli; echo 'stop-embedded-server'; } >"$script"
  "$1/bin/jboss-cli.sh" --error-on-interact --command-timeout=120 --file="$script" || return 1
  rm -rf "$script" "$1"/standalone/{data,log,tmp,configuration/standalone_xml_history}
}
