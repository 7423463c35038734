#!/bin/sh
# Writes into the folder $1 an authority (ca.pem, and stranger.pem, which has signed nothing) and what
# it has signed for 127.0.0.1 and localhost: good.pem; wrong.pem is another host's, expired.pem was
# good until yesterday. Each with its key.
set -eu
cd "$1"

key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }

authority() {
    key "$1"
    openssl req -x509 -new -key "$1.key" -subj "/CN=$1" -days 30 -out "$1.pem" \
        -addext keyUsage=critical,keyCertSign
}

signed() {
    key "$1"
    openssl req -new -key "$1.key" -subj "/CN=$1" -out "$1.csr"
    echo "subjectAltName=$2" >"$1.ext"
    openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial \
        -extfile "$1.ext" -days "$3" -out "$1.pem"
    cat "$1.key" >>"$1.pem"
}

authority ca
authority stranger
signed good IP:127.0.0.1,DNS:localhost 30
signed wrong DNS:elsewhere.example 30
signed expired IP:127.0.0.1,DNS:localhost -1
