# Node.js for the web client's tools, newer than Debian's: fetched once by npm into the cache, and put first on the path.

node_version=22.23.3

find_node() {
  local place=$cache/node-$node_version new
  if [ ! -x "$place/node_modules/.bin/node" ]; then
    new=$(mktemp -d "$cache/node-new.XXXXXX")
    unfinished+=("$new")
    step "fetching Node.js $node_version" npm install --prefix "$new" --no-audit --no-fund --loglevel=error "node@$node_version"
    chmod -R go=rX "$new"
    mv -T "$new" "$place" 2>/dev/null || rm -rf "$new"
  fi
  PATH=$place/node_modules/.bin:$PATH
  export PATH
}
