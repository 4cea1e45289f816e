# Builds what changed since the last build, and lays the agent's programs where every OS user can read them.

# Sources of what is started: no tests, no pages of prose.
build_inputs=(pom.xml .mvn/jvm.config .mvn/maven.config {protocol,tunnel,web-client,gateway-war,host-agent,ear}/pom.xml
  {protocol,tunnel,web-client,gateway-war,host-agent,ear}/src/main protocol/vectors web-client/src web-client/tools web-client/package.json web-client/package-lock.json)

build() {
  local hash stamp=$top/ear/target/built
  hash=$(content_hash "${build_inputs[@]}")
  if [ "$(cat "$stamp" 2>/dev/null)" != "$hash" ] || ! [ -f "$(ear_file)" ]; then
    rm -rf "$top/host-agent/target/install"
    step "building (Maven wrapper; the first time it fetches its libraries)" \
      "$top/mvnw" -q -f "$top/pom.xml" -B -DskipTests -pl ear,host-agent -am package
    printf '%s' "$hash" >"$stamp"
  fi
}

ear_file() { printf '%s' "$top/ear/target/latchkey.ear"; }

# install_agent: a worker runs as an OS user and must not be able to alter its own code; so jars and launcher go to the
# cache, owned by root there, under the hash of their content. Sets $agent.
install_agent() {
  local built=$top/host-agent/target/install/lib hash new
  hash=$( (cd "$built" && sha256sum -- *.jar; printf '%s' "$JAVA_HOME"; cat "$top/scripts/launcher.sh") | sha256sum | cut -c1-16)
  agent=$cache/agent-$hash
  [ ! -d "$agent" ] || return 0
  new=$(mktemp -d "$cache/agent-new.XXXXXX")
  unfinished+=("$new")
  mkdir -p "$new/lib" "$new/bin"
  cp "$built"/*.jar "$new/lib/"
  sed "s|@java@|$JAVA_HOME/bin/java|" "$top/scripts/launcher.sh" >"$new/bin/latchkey"
  chmod -R u=rwX,go=rX "$new"
  chmod 755 "$new/bin/latchkey"
  mv -T "$new" "$agent" 2>/dev/null || rm -rf "$new"
}
