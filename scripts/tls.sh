# The gateway's own key: a small local authority, so that one certificate can be trusted, and a server certificate from it.
# Made once; the pin is computed from the certificate in the data directory, never from a connection.

make_tls() {
  local tls=$data/tls host
  if [ ! -f "$tls/server.crt" ] || ! openssl x509 -in "$tls/server.crt" -noout -checkend 604800 >/dev/null; then
    host=$(hostname)
    rm -rf "$tls.new"
    install -d -m 755 "$tls.new"
    (umask 077 && certify "$tls.new" "$host") 2>/dev/null || fail "the gateway's certificate cannot be made in $tls."
    [ ! -f "$tls/ca.crt" ] || mv "$tls" "$tls.old.$(date +%s)"
    mv -T "$tls.new" "$tls"
  fi
  pin=sha256/$(openssl x509 -in "$tls/server.crt" -noout -pubkey | openssl pkey -pubin -outform DER |
    openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d '=')
}

# certify DIRECTORY HOST: ca.key, ca.crt, server.key, server.crt; the authority may only sign for these names.
certify() {
  local d=$1 host=$2
  openssl ecparam -name prime256v1 -genkey -noout -out "$d/ca.key" &&
    openssl req -x509 -new -sha256 -key "$d/ca.key" -days 3650 -subj "/CN=Latchkey local authority ($host)" \
      -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign' \
      -addext "nameConstraints=critical,permitted;DNS:localhost,permitted;DNS:$host,permitted;IP:127.0.0.1/255.255.255.255,permitted;IP:0:0:0:0:0:0:0:1/FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF" \
      -out "$d/ca.crt" &&
    openssl ecparam -name prime256v1 -genkey -noout -out "$d/server.key" &&
    openssl req -new -sha256 -key "$d/server.key" -subj "/CN=localhost" -out "$d/server.csr" &&
    printf '%s\n' 'basicConstraints=critical,CA:FALSE' 'keyUsage=critical,digitalSignature' 'extendedKeyUsage=serverAuth' \
      "subjectAltName=DNS:localhost,DNS:$host,IP:127.0.0.1,IP:0:0:0:0:0:0:0:1" >"$d/server.ext" &&
    openssl x509 -req -sha256 -in "$d/server.csr" -CA "$d/ca.crt" -CAkey "$d/ca.key" -CAcreateserial -days 820 \
      -extfile "$d/server.ext" -out "$d/server.crt" &&
    rm -f "$d"/server.{csr,ext} "$d"/*.srl && chmod 644 "$d"/*.crt
}
