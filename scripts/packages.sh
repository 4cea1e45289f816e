# System packages from packages.txt: installed when root, otherwise the one command that would.

# install_packages WHO...: WHO is run or test, the first column of the list.
install_packages() {
  local wanted=" $* " who package command missing=()
  command -v dpkg-query >/dev/null || return 0 # not Debian: the tools are looked for one by one when they are used
  while read -r who package command _; do
    [[ $who != \#* && $wanted == *" $who "* ]] || continue
    [ "$command" = - ] || ! PATH=$PATH:/usr/sbin command -v "$command" >/dev/null || continue
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done <"$top/packages.txt"
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    fail "system packages are missing; install them with: sudo apt-get install --yes --no-install-recommends ${missing[*]}"
  fi
  say "System packages to install: ${missing[*]}"
  step "reading the lists of packages" apt-get update
  step "installing ${#missing[@]} system packages" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"
}
