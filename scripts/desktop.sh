# A screen for the OS user: the one that is running, or else a virtual desktop with a cookie, without network.

# find_display: sets $display to an X display that belongs to $os_user, or to nothing.
find_display() {
  local socket number
  display=
  if [ "$(id -un)" = "$os_user" ] && [ -n "${DISPLAY:-}" ] && xset q >/dev/null 2>&1; then
    display=$DISPLAY
    return
  fi
  for socket in /tmp/.X11-unix/X*; do
    [ -S "$socket" ] && [ "$(stat -c %U "$socket")" = "$os_user" ] || continue
    number=${socket##*/X}
    if kill -0 "$(tr -d ' ' <"/tmp/.X$number-lock" 2>/dev/null)" 2>/dev/null; then
      display=:$number
      return
    fi
  done
}

# start_desktop: Xvfb, a window manager, a terminal and a clock, all as the OS user.
start_desktop() {
  local desk=$data/desktop cookie
  find_display
  if [ -n "$display" ]; then
    say "· $os_user has a screen already: $display"
    return
  fi
  [ "$(id -u)" -ne 0 ] || install -d -m 1777 /tmp/.X11-unix
  rm -rf "$desk" && install -d -m 700 "$desk"
  cookie=$(openssl rand -hex 16)
  (umask 077 && xauth -q -f "$desk/server-cookie" <<<"add :0 . $cookie") 2>/dev/null
  : >"$desk/number"
  [ "$(id -u)" -ne 0 ] || chown -R "$os_user:" "$desk"
  # The server itself takes the first display number that is free, and says which.
  start_as "$os_user" "the virtual desktop" "$desk/server.log" \
    bash -c 'exec Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp -noreset -auth "$1/server-cookie" 3>"$1/number"' - "$desk"
  desktop_process=$last_started
  wait_for "the virtual desktop" "$last_started" 30 "$desk/server.log" test -s "$desk/number"
  display=:$(head -n 1 "$desk/number")
  say "· virtual desktop $display, 1920×1080"
  as_os_user xauth -q <<<"add $display . $cookie" 2>/dev/null
  start_environment=("DISPLAY=$display")
  start_as "$os_user" "the window manager" "$desk/clients.log" openbox
  start_as "$os_user" "the terminal" "$desk/clients.log" \
    bash -c 'cd && exec "$@"' - xterm -geometry 100x30+60+60 -fa Monospace -fs 12 -title Terminal
  start_as "$os_user" "the clock" "$desk/clients.log" xclock -geometry 220x220-60+60
  start_environment=()
  as_os_user env DISPLAY="$display" xsetroot -solid '#5b6b7a' 2>/dev/null
}

as_os_user() {
  if [ "$(id -un)" = "$os_user" ]; then
    "$@" 8>&- 9>&-
  else
    runuser -u "$os_user" -- env HOME="$(getent passwd "$os_user" | cut -d: -f6)" "$@" 8>&- 9>&-
  fi
}
