# Every fuzz target for a few seconds, one process each (Jazzer's rule), on top of its committed seeds, which unit tests run.

# fuzz SECONDS
fuzz() {
  local seconds=$1 file class module
  targets=$(cd "$top" && grep -rl --include='*Test.java' '@FuzzTest' ./*/src/test/java | sort)
  [ -n "$targets" ] || return 0
  "$top/mvnw" -q -f "$top/pom.xml" -B -pl protocol,gateway-war,host-agent -am -DskipTests -Dmdep.outputFile=target/test-classpath \
    -DincludeScope=test process-test-classes dependency:build-classpath >"$work/fuzz.log" 2>&1 || {
    tail -n 20 "$work/fuzz.log"
    note_failure "the class path of the fuzz targets"
    return
  }
  for file in $targets; do
    module=$(cut -d/ -f2 <<<"$file")
    class=$(sed 's|.*/src/test/java/||; s|\.java$||; s|/|.|g' <<<"$file")
    fuzz_one "$module" "$class" "$seconds"
  done
}

fuzz_one() {
  local module=$1 class=$2 log=$work/fuzz-$2.log method
  for method in $(sed -n '/@FuzzTest/,/(/s/.*void  *\([A-Za-z0-9_]*\)(.*/\1/p' "$top/$module/src/test/java/${class//.//}.java"); do
    (cd "$top/$module" && JAZZER_FUZZ=1 JAZZER_MAX_DURATION=${3}s "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+EnableDynamicAgentLoading \
      -cp "target/test-classes:target/classes:$(cat target/test-classpath)" org.junit.platform.console.ConsoleLauncher execute \
      --select-method "$class#$method(com.code_intelligence.jazzer.api.FuzzedDataProvider)" --reports-dir "target/fuzz-reports/$class.$method") >"$log" 2>&1 9>&- || {
      tail -n 40 "$log"
    }
  done
}
