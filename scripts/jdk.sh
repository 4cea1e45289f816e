# Finds a JDK 25: JAVA_HOME, the java on the path, then the usual places. Sets and exports JAVA_HOME.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25[."]' "$1/release"
}

find_jdk() {
  local candidate on_path
  on_path=$(readlink -f "$(command -v javac || true)")
  for candidate in "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return
    fi
  done
  fail "no JDK 25 was found in JAVA_HOME, on the path or in /usr/lib/jvm: install one (for example the package temurin-25-jdk) or set JAVA_HOME to it."
}
