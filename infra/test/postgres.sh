# To be sourced. A private PostgreSQL for the tests, durable like a real one.
#   start_postgres WORKDIR [SETTING=VALUE…]   exports SAGAS_TEST_POSTGRES; does nothing when it is given
#   stop_postgres                             stops what start_postgres started
#   halt_postgres                             takes that server away as an administrator would (fast), keeping its data and port
#   crash_postgres                            takes it away as a power cut would (immediate)
#   resume_postgres                           gives it back
# shellcheck shell=bash

_postgres_stop="" _postgres_halt="" _postgres_crash="" _postgres_resume=""
_postgres_settings=()

# The newest server's folder of programs; the distributions keep them out of PATH.
_postgres_bin() {
    local dir newest=""
    if command -v initdb > /dev/null && command -v pg_ctl > /dev/null; then
        dirname "$(command -v initdb)"
        return
    fi
    for dir in $(printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin | sort -V); do
        [ -x "$dir/initdb" ] && newest=$dir
    done
    [ -n "$newest" ] && echo "$newest"
}

_postgres_install() {
    command -v apt-get > /dev/null || return 1
    local sudo=""
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2> /dev/null || return 1
        sudo="sudo -n"
    fi
    echo "Installing postgresql." >&2
    # A package that starts a server of its own would take a port and memory for nothing.
    $sudo mkdir -p /etc/postgresql-common &&
        { [ -e /etc/postgresql-common/createcluster.conf ] ||
            echo "create_main_cluster = false" | $sudo tee /etc/postgresql-common/createcluster.conf > /dev/null; } &&
        $sudo apt-get update -qq >&2 &&
        DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq postgresql >&2
}

_postgres_free_port() {
    local port
    for _ in $(seq 50); do
        port=$((20000 + RANDOM % 20000))
        if ! (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then
            echo "$port"
            return
        fi
    done
    return 1
}

# The server refuses to run as root, so root lends it another user.
_postgres_user() {
    [ "$(id -u)" -eq 0 ] || return 0
    local user
    for user in postgres nobody; do
        if id "$user" > /dev/null 2>&1; then
            echo "$user"
            return
        fi
    done
    return 1
}

_postgres_as() {
    local user=$1
    shift
    if [ -z "$user" ]; then
        (cd / && "$@")
    else
        (cd / && setpriv --reuid "$(id -u "$user")" --regid "$(id -g "$user")" --clear-groups "$@")
    fi
}

_postgres_run() {
    local user=$1 bin=$2 home=$3 port=$4 settings=""
    [ "${#_postgres_settings[@]}" -eq 0 ] || settings=$(printf -- ' -c %s' "${_postgres_settings[@]}")
    _postgres_as "$user" "$bin/pg_ctl" --pgdata="$home/data" --log="$home/server.log" --wait --timeout=60 --silent \
        --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c fsync=on -c full_page_writes=on -c synchronous_commit=on$settings" \
        start > "$home/start.log" 2>&1
}

_postgres_native() {
    local bin=$1 work=$2 user port home password
    user=$(_postgres_user) || { echo "Neither the user postgres nor nobody exists to run the server." >&2; return 1; }
    home=$work/postgres
    mkdir -p "$home"
    # The server's user has to reach its folder, not to read the one above.
    chmod o+x "$work"
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    (umask 077 && printf '%s\n' "$password" > "$home/password")
    if [ -n "$user" ]; then chown -R "$user" "$home"; fi
    if ! _postgres_as "$user" test -w "$home"; then
        echo "The user $user cannot reach $home: set TMPDIR to a folder that everybody may enter, such as /tmp." >&2
        return 1
    fi

    _postgres_as "$user" "$bin/initdb" --pgdata="$home/data" --username=sagas --pwfile="$home/password" \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C > "$home/initdb.log" 2>&1 || { cat "$home/initdb.log" >&2; return 1; }
    for _ in 1 2 3 4 5; do
        port=$(_postgres_free_port) || break
        if _postgres_run "$user" "$bin" "$home" "$port"; then
            _postgres_stop="_postgres_as '$user' '$bin/pg_ctl' --pgdata='$home/data' --mode=immediate --silent stop"
            _postgres_halt="_postgres_as '$user' '$bin/pg_ctl' --pgdata='$home/data' --mode=fast --silent stop"
            _postgres_crash=$_postgres_stop
            _postgres_resume="_postgres_run '$user' '$bin' '$home' '$port'"
            export SAGAS_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=sagas;Password=$password;Database=postgres"
            return 0
        fi
    done
    tail -n 40 "$home/start.log" "$home/server.log" >&2
    return 1
}

_postgres_docker() {
    local image=postgres:17.6 name port password setting settings=()
    docker info > /dev/null 2>&1 || return 1
    name=sagas-test-postgres-$$
    port=$(_postgres_free_port) || return 1
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    for setting in "${_postgres_settings[@]}"; do settings+=(-c "$setting"); done
    POSTGRES_PASSWORD=$password docker run --detach --name "$name" --env POSTGRES_USER=sagas --env POSTGRES_PASSWORD \
        --publish "127.0.0.1:$port:5432" "$image" -c max_connections=200 "${settings[@]}" > /dev/null || return 1
    _postgres_stop="docker rm --force --volumes '$name' > /dev/null"
    _postgres_halt="docker stop '$name' > /dev/null"
    _postgres_crash="docker kill '$name' > /dev/null"
    _postgres_resume="docker start '$name' > /dev/null"
    for _ in $(seq 120); do
        # The image's first server, while it prepares the database, has no network.
        if docker exec "$name" pg_isready --host=127.0.0.1 --quiet 2> /dev/null; then
            export SAGAS_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=sagas;Password=$password;Database=sagas"
            return 0
        fi
        sleep 0.5
    done
    docker logs --tail 40 "$name" >&2
    stop_postgres
    return 1
}

start_postgres() {
    [ -z "${SAGAS_TEST_POSTGRES:-}" ] || return 0
    local work=$1 bin
    shift
    _postgres_settings=("$@")
    bin=$(_postgres_bin)
    [ -n "$bin" ] || { _postgres_install && bin=$(_postgres_bin); }
    if [ -n "$bin" ]; then
        _postgres_native "$bin" "$work"
        return
    fi
    _postgres_docker && return
    echo "No PostgreSQL: install postgresql (15 or newer), or run Docker, or set SAGAS_TEST_POSTGRES to the connection" >&2
    echo "string of a server, such as 'Host=localhost;Username=postgres;Password=…', whose role may create databases and roles." >&2
    return 1
}

stop_postgres() {
    [ -n "$_postgres_stop" ] || return 0
    eval "$_postgres_stop"
    _postgres_stop=""
    unset SAGAS_TEST_POSTGRES
}

halt_postgres() {
    [ -n "$_postgres_halt" ] || { echo "Only a server that start_postgres has started is halted." >&2; return 1; }
    eval "$_postgres_halt"
}

crash_postgres() {
    [ -n "$_postgres_crash" ] || { echo "Only a server that start_postgres has started is crashed." >&2; return 1; }
    eval "$_postgres_crash"
}

resume_postgres() {
    eval "$_postgres_resume"
}
