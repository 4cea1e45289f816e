# Where things lie: the cache of what is made once per content, and the data directory of one gateway.

# The cache is outside the tree, so that fresh clones share it; for root it is a place that every user can read.
cache_directory() {
  if [ "$(id -u)" -eq 0 ]; then
    cache=/var/cache/latchkey
  else
    cache=${XDG_CACHE_HOME:-$HOME/.cache}/latchkey
  fi
  mkdir -p "$cache" || fail "the cache directory $cache cannot be made."
  [ "$(id -u)" -ne 0 ] || chmod 755 "$cache"
}

# content_hash FILE|DIRECTORY...: 16 hexadecimal digits over names and contents, without what builds leave behind.
content_hash() {
  (
    cd "$top" || exit 1
    find "$@" -type f -not -path '*/target/*' -not -path '*/node_modules/*' -print0 2>/dev/null |
      LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16
  )
}

# room DIRECTORY MEGABYTES: is there so much on its disk?
require_disk() {
  local free
  free=$(df -Pm "$1" | awk 'NR==2 {print $4}')
  [ "$free" -ge "$2" ] || fail "$1 has $free MB free; $2 MB are needed."
}

require_memory() {
  local free
  free=$(awk '/^MemAvailable/ {print int($2/1024)}' /proc/meminfo)
  [ "$free" -ge "$1" ] || fail "$free MB of memory are free; $1 MB are needed."
}

# data_directory DIRECTORY: makes it and sets $data. Where the gateway's own user could not reach it (a clone in /root), the
# path becomes a link to a new directory that it can reach.
data_directory() {
  local wanted=$1 elsewhere
  if [ ! -e "$wanted" ] && [ "$(id -u)" -eq 0 ] && ! reachable_by "$gateway_user" "$(dirname "$wanted")"; then
    elsewhere=/var/lib/latchkey-run-$(printf '%s' "$wanted" | sha256sum | cut -c1-12)
    mkdir -p "$elsewhere" && ln -sfn "$elsewhere" "$wanted" || fail "the data directory $wanted cannot be made."
    say "Other users cannot enter $(dirname "$wanted"), so $wanted is a link to $elsewhere."
  fi
  mkdir -p "$wanted" || fail "the data directory $wanted cannot be made."
  data=$(readlink -f "$wanted")
  chmod 711 "$data"
  if [ "$(id -u)" -eq 0 ] && ! reachable_by "$gateway_user" "$data"; then
    fail "the user $gateway_user cannot enter $data; choose another directory with --data."
  fi
  exec 9>"$data/lock"
  flock -n 9 || fail "another ./run is using $data; stop it, or choose another directory with --data."
}

reachable_by() {
  setpriv --reuid "$1" --regid "$(id -g "$1")" --clear-groups test -x "$2"
}

# remove_data DIRECTORY: the data directory and, where it is a link of ours, what it points to.
remove_data() {
  local wanted=$1 target
  [ -e "$wanted" ] || [ -L "$wanted" ] || return 0
  target=$(readlink -f "$wanted")
  [ -e "$target/run.json" ] || [ -e "$target/lock" ] || fail "$wanted does not look like a data directory of ./run; nothing was removed."
  exec 9>"$target/lock"
  flock -n 9 || fail "a ./run is using $wanted; stop it first."
  rm -rf -- "$target"
  [ ! -L "$wanted" ] || rm -f -- "$wanted"
  say "Removed $wanted."
}
