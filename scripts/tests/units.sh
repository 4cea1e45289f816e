# Tests that need nothing running: every module's own, the web client's, its types and its style.

forget_reports() {
  find "$top" -type d \( -name surefire-reports -o -name failsafe-reports -o -name story-reports -o -name node-reports -o -name fuzz-reports \) \
    -path '*/target/*' -prune -exec rm -rf {} +
}

# The whole reactor with every check; a failing test does not hide the others. The stamp spares ./run and us a second build.
# --quick leaves out what is tagged slow: tests that start processes, or wait for real time limits.
java_units() {
  local hash log=$work/maven.log slow=()
  [ "$extent" != units ] || slow=(-DexcludedGroups=slow)
  hash=$(content_hash "${build_inputs[@]}")
  rm -rf "$top/host-agent/target/install"
  if "$top/mvnw" -f "$top/pom.xml" -B -fae -Dmaven.test.failure.ignore=true "${slow[@]}" verify >"$log" 2>&1; then
    printf '%s' "$hash" >"$top/ear/target/built"
  else
    grep -E '^\[(ERROR|WARNING)\]' "$log" | head -n 40
    note_failure "the Maven build (its whole output: run ./mvnw verify)"
  fi
}

node_units() {
  local client=$top/web-client
  mkdir -p "$client/target/node-reports"
  (cd "$client" && node --test --test-reporter=junit --test-reporter-destination=target/node-reports/tests.xml \
    --test-reporter=dot --test-reporter-destination=stdout 'test/**/*.test.js') >"$work/node.log" 2>&1 || tail -n 60 "$work/node.log"
}

web_checks() {
  (cd "$top/web-client" && npm run --silent check) >"$work/check.log" 2>&1 || {
    tail -n 40 "$work/check.log"
    note_failure "the web client's check (npm run check in web-client)"
  }
}

units() {
  java_units &
  local java=$!
  node_units
  web_checks
  wait "$java"
}
