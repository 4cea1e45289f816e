# What a person must know to sign in: printed, and the same in run.json for scripts (readable only by who runs us).

json_text() {
  [ -n "$1" ] || { printf null; return; }
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

write_record() {
  (
    umask 077
    printf '{\n  "url": %s,\n  "email": %s,\n  "password": %s,\n  "osUser": %s,\n  "osPassword": %s,\n  "display": %s,\n  "computer": %s,\n  "fingerprint": %s,\n  "pin": %s\n}\n' \
      "$(json_text "$url")" "$(json_text "$(kept email)")" "$(json_text "$(kept password)")" "$(json_text "$os_user")" \
      "$(json_text "$os_password")" "$(json_text "$display")" "$(json_text "$computer")" "$(json_text "$fingerprint")" "$(json_text "$pin")" >"$data/run.json.new"
  )
  mv "$data/run.json.new" "$data/run.json"
}

print_record() {
  say ""
  say "  Sign in at       $url"
  say "  E-mail           $(kept email)"
  say "  Password         $(kept password)"
  if [ -n "$computer" ]; then
    say ""
    say "  Computer         $computer"
    say "  Its fingerprint  $fingerprint"
    say "  OS user          $os_user"
    say "  OS password      ${os_password:-(the one $os_user has on this computer)}"
  fi
  say ""
  say "  The browser will not know the certificate: trust $data/tls/ca.crt, or compare its key:"
  say "  $pin"
  say ""
}
