# Every fuzz target for a few seconds, one process each (Jazzer's rule), on top of its committed seeds, which unit tests run.

# fuzz SECONDS
fuzz() {
  local seconds=$1 file class module method targets
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
    for method in $(sed -n '/@FuzzTest/,/(.*)/s/.*void  *\([A-Za-z0-9_]*\)(.*/\1/p' "$top/$file"); do
      while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done # two cores
      fuzz_one "$module" "$class" "$method" "$seconds" &
    done
  done
  wait
  rm -rf "$top"/*/.cifuzz-corpus
}

# What it finds stands in the module's src/test/resources afterwards, as a seed for the mend.
fuzz_one() {
  local module=$1 class=$2 method=$3 log=$work/fuzz-$2.$3.log
  (cd "$top/$module" && JAZZER_FUZZ=1 JAZZER_MAX_DURATION=${4}s JAZZER_INSTRUMENTATION_INCLUDES='org.latchkey.**' "$JAVA_HOME/bin/java" \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+EnableDynamicAgentLoading -Xmx768m \
    -cp "target/test-classes:target/classes:$(cat target/test-classpath)" org.junit.platform.console.ConsoleLauncher execute \
    --select-class "$class" --include-methodname ".*[.#]$method(\\(.*)?" --reports-dir "target/fuzz-reports/$class.$method") >"$log" 2>&1 ||
    { grep -vE '^\s+at org.junit|^INFO' "$log" | tail -n 30; }
}
