#!/usr/bin/env bash
# Starts a private database server on a free port of 127.0.0.1, with data of its own in a temporary folder, and prints its address as
# one line, mysql://user:password@host:port. It stops the server and removes the folder as soon as its standard input ends: so also
# when whoever started it was killed. Nothing but standard input ends it, so that Ctrl-C reaches the tests first.
#
#   private-server.sh mariadb [option of mariadbd ...]
#   private-server.sh dolt /path/to/dolt
set -euo pipefail
trap '' INT HUP

kind=$1
options=("${@:2}")
folder=$(mktemp -d "${TMPDIR:-/tmp}/beads-test-$kind.XXXXXX")
log=$folder/log
server=

stop() {
    if [[ -n $server ]]; then
        kill -TERM "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 143' TERM

prepare_mariadb() {
    # mariadbd refuses to run as root without being told.
    user=()
    [[ $(id -u) == 0 ]] && user=(--user=root)
    mariadb-install-db --no-defaults "${user[@]}" --datadir="$folder/data" --skip-test-db \
        --auth-root-authentication-method=normal >"$log" 2>&1
    cat >"$folder/init.sql" <<'SQL'
create user if not exists 'root'@'127.0.0.1';
alter user 'root'@'127.0.0.1' identified by 'test';
grant all privileges on *.* to 'root'@'127.0.0.1' with grant option;
SQL
}

# A time zone that is not UTC shows whoever forgets to ask for UTC. Nothing has to survive a crash, so nothing is flushed.
start_mariadb() {
    mariadbd --no-defaults "${user[@]}" --datadir="$folder/data" --socket="$folder/socket" --pid-file="$folder/pid" \
        --bind-address=127.0.0.1 --port="$1" --skip-networking=0 --skip-name-resolve --init-file="$folder/init.sql" \
        --default-time-zone=-05:00 --character-set-server=utf8mb4 --collation-server=utf8mb4_nopad_bin \
        --innodb-flush-log-at-trx-commit=0 --innodb-flush-method=nosync --innodb-file-per-table=0 --innodb-stats-persistent=0 \
        --innodb-doublewrite=0 --sync-binlog=0 --innodb-buffer-pool-size=64M \
        --innodb-log-file-size=32M --max-connections=500 --performance-schema=0 --general-log-file="$folder/general.log" \
        "${options[@]}" >>"$log" 2>&1 </dev/null &
    server=$!
}

prepare_dolt() {
    mkdir "$folder/data"
    export DOLT_ROOT_PATH=$folder DOLT_ROOT_HOST=% DOLT_ROOT_PASSWORD=test DOLT_DISABLE_EVENT_FLUSH=1 TZ=America/New_York
    "$dolt" config --global --add user.name tests >"$log" 2>&1
    "$dolt" config --global --add user.email tests@localhost >>"$log" 2>&1
}

start_dolt() {
    (cd "$folder/data" && exec "$dolt" sql-server --host 127.0.0.1 --port "$1" --data-dir . </dev/null >>"$log" 2>&1) &
    server=$!
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Whether the server came up on this port; it dies when somebody else took the port meanwhile.
came_up() {
    local tries
    for ((tries = 0; tries < 300; tries++)); do
        kill -0 "$server" 2>/dev/null || return 1
        listens "$1" && return 0
        sleep 0.1
    done
    return 1
}

dolt=${2:-dolt}
"prepare_$kind" || { cat "$log" >&2; exit 1; }
for ((attempt = 0; attempt < 5; attempt++)); do
    port=$((20000 + RANDOM % 12000))
    listens "$port" && continue
    "start_$kind" "$port"
    if came_up "$port"; then
        echo "mysql://root:test@127.0.0.1:$port"
        cat >/dev/null
        exit 0
    fi
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
done
echo "The private $kind server did not start:" >&2
tail -n 20 "$log" >&2
exit 1
