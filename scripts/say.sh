# Words for people. One voice for everything that the commands print.

say() { printf '%s\n' "$*"; }

# One clear sentence, and a non-zero exit. What was started is stopped by the exit trap.
fail() {
  ! declare -F note_failure >/dev/null || note_failure "$*"
  printf '%s: %s\n' "${command_name:-latchkey}" "$*" >&2
  exit 1
}

# step TEXT COMMAND...: says what is waited for, runs the command with its output kept aside, shows its end only when it fails.
step() {
  local text=$1 log start=$SECONDS
  shift
  log=$(mktemp "${TMPDIR:-/tmp}/latchkey-step.XXXXXX")
  unfinished+=("$log")
  say "· $text ..."
  if ! attend "$@" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    fail "$text failed (its last lines stand above)."
  fi
  rm -f "$log"
  ((SECONDS - start < 5)) || say "  done in $((SECONDS - start)) s"
}
