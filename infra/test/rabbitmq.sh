#!/usr/bin/env bash
# To be sourced. start_rabbitmq WORKDIR: exports SAGAS_TEST_RABBITMQ, an address whose vhost the tests may empty.
# An address that is given is used as it is. Else a private node is started: rabbitmq-server of this machine, or from its
# packages (as root or with sudo), or in Docker. stop_rabbitmq stops what start_rabbitmq has started and nothing else.
# halt_rabbitmq takes that node away and keeps its data and port; resume_rabbitmq gives it back.

_rabbitmq_dir='' _rabbitmq_pid='' _rabbitmq_container='' _rabbitmq_epmd_port='' _rabbitmq_server='' _rabbitmq_port='' _rabbitmq_dist=''
_rabbitmq_image=rabbitmq:4.1.4
_rabbitmq_patience=90

_rabbitmq_say() { echo "rabbitmq: $*" >&2; }

# The script itself: Debian's wrapper in the PATH runs as one user only.
_rabbitmq_find() {
    local found
    for found in "${RABBITMQ_HOME:+$RABBITMQ_HOME/sbin/rabbitmq-server}" /usr/lib/rabbitmq/bin/rabbitmq-server "$(command -v rabbitmq-server)"; do
        [ -n "$found" ] && [ -x "$found" ] && echo "$found" && return 0
    done
    return 1
}

_rabbitmq_install() {
    command -v apt-get > /dev/null || return 1
    local root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo > /dev/null && sudo -n true 2> /dev/null || return 1
        root=(sudo -n)
    fi
    _rabbitmq_say "installing rabbitmq-server with apt-get"
    # What the package does about a system service does not matter, also when it fails: only its files are used.
    "${root[@]}" apt-get update -qq > "$1/apt.log" 2>&1
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends rabbitmq-server >> "$1/apt.log" 2>&1
    _rabbitmq_find > /dev/null
}

# Prints N ports that nobody listens on.
_rabbitmq_free_ports() {
    local wanted=$1 port ports=()
    while [ "${#ports[@]}" -lt "$wanted" ]; do
        port=$((20000 + RANDOM % 12000))
        if ! (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null && [[ " ${ports[*]} " != *" $port "* ]]; then
            ports+=("$port")
        fi
    done
    echo "${ports[@]}"
}

# A listening socket is not enough: only a node that greets takes connections.
_rabbitmq_greets() {
    local greeting
    greeting=$( (exec 3<> "/dev/tcp/127.0.0.1/$1" && printf 'AMQP\x00\x00\x09\x01' >&3 && timeout 5 head -c 1 <&3 | od -An -tx1) 2> /dev/null)
    [ "${greeting//[[:space:]]/}" = 01 ]
}

_rabbitmq_wait() {
    local port=$1 until=$((SECONDS + _rabbitmq_patience))
    until _rabbitmq_greets "$port"; do
        if [ -n "$_rabbitmq_pid" ] && ! kill -0 "$_rabbitmq_pid" 2> /dev/null; then
            _rabbitmq_say "the node ended while it started; its last words:"
            tail -n 20 "$_rabbitmq_dir/server.log" >&2
            return 1
        fi
        if [ "$SECONDS" -ge "$until" ]; then
            _rabbitmq_say "the node did not greet on port $port within $_rabbitmq_patience s"
            [ -f "$_rabbitmq_dir/server.log" ] && tail -n 20 "$_rabbitmq_dir/server.log" >&2
            return 1
        fi
        sleep 0.5
    done
}

_rabbitmq_run_node() {
    (
        unset RABBITMQ_NODE_IP_ADDRESS
        export HOME="$_rabbitmq_dir/home" ERL_EPMD_PORT="$_rabbitmq_epmd_port" ERL_EPMD_ADDRESS=127.0.0.1
        export RABBITMQ_NODENAME="sagas-test-$_rabbitmq_port@localhost" RABBITMQ_NODE_PORT="$_rabbitmq_port" RABBITMQ_DIST_PORT="$_rabbitmq_dist"
        export RABBITMQ_BASE="$_rabbitmq_dir" RABBITMQ_MNESIA_BASE="$_rabbitmq_dir/data" RABBITMQ_LOG_BASE="$_rabbitmq_dir/log"
        export RABBITMQ_CONF_ENV_FILE="$_rabbitmq_dir/env.conf" RABBITMQ_CONFIG_FILE="$_rabbitmq_dir/rabbitmq.conf"
        export RABBITMQ_ENABLED_PLUGINS_FILE="$_rabbitmq_dir/enabled_plugins" RABBITMQ_PID_FILE="$_rabbitmq_dir/pid"
        exec setsid "$_rabbitmq_server" > "$_rabbitmq_dir/server.log" 2>&1 < /dev/null
    ) &
    _rabbitmq_pid=$!
    _rabbitmq_wait "$_rabbitmq_port"
}

_rabbitmq_start_node() {
    _rabbitmq_server=$1
    read -r _rabbitmq_port _rabbitmq_dist _rabbitmq_epmd_port <<< "$(_rabbitmq_free_ports 3)"
    mkdir -p "$_rabbitmq_dir/home" "$_rabbitmq_dir/data" "$_rabbitmq_dir/log"
    echo '[].' > "$_rabbitmq_dir/enabled_plugins"
    : > "$_rabbitmq_dir/env.conf"
    cat > "$_rabbitmq_dir/rabbitmq.conf" << CONF
listeners.tcp.1 = 127.0.0.1:$_rabbitmq_port
# A test machine's disk may be nearly full; the node must still take messages.
disk_free_limit.absolute = 50MB
CONF
    _rabbitmq_run_node || return 1
    export SAGAS_TEST_RABBITMQ="amqp://guest:guest@127.0.0.1:$_rabbitmq_port/%2F"
}

_rabbitmq_start_container() {
    docker info > /dev/null 2>&1 || return 1
    _rabbitmq_port=$(_rabbitmq_free_ports 1)
    _rabbitmq_say "starting $_rabbitmq_image in Docker"
    _rabbitmq_container=$(docker run --detach --publish "127.0.0.1:$_rabbitmq_port:5672" "$_rabbitmq_image") || { _rabbitmq_container=''; return 1; }
    _rabbitmq_wait "$_rabbitmq_port" || return 1
    export SAGAS_TEST_RABBITMQ="amqp://guest:guest@127.0.0.1:$_rabbitmq_port/%2F"
}

start_rabbitmq() {
    if [ -n "${SAGAS_TEST_RABBITMQ:-}" ]; then
        _rabbitmq_say "using the server that SAGAS_TEST_RABBITMQ names"
        return 0
    fi
    mkdir -p "$1/rabbitmq" || return 1
    _rabbitmq_dir=$(cd "$1/rabbitmq" && pwd)
    local server
    if server=$(_rabbitmq_find) || { _rabbitmq_install "$_rabbitmq_dir" && server=$(_rabbitmq_find); }; then
        _rabbitmq_start_node "$server" && return 0
        stop_rabbitmq
        return 1
    fi
    _rabbitmq_start_container && return 0
    stop_rabbitmq
    _rabbitmq_say "no RabbitMQ 3.10 or later here, and it could not be installed: install rabbitmq-server, or start Docker, or set SAGAS_TEST_RABBITMQ=amqp://user:password@host:port/vhost to a server whose vhost the tests may empty"
    return 1
}

# The node leads its own session, so that its helpers end with it.
_rabbitmq_end_node() {
    kill -TERM -- "-$_rabbitmq_pid" 2> /dev/null
    local until=$((SECONDS + 20))
    while kill -0 -- "-$_rabbitmq_pid" 2> /dev/null && [ "$SECONDS" -lt "$until" ]; do sleep 0.2; done
    kill -KILL -- "-$_rabbitmq_pid" 2> /dev/null
    ERL_EPMD_PORT=$_rabbitmq_epmd_port epmd -kill > /dev/null 2>&1
    _rabbitmq_pid=''
}

halt_rabbitmq() {
    if [ -n "$_rabbitmq_pid" ]; then
        _rabbitmq_end_node
    elif [ -n "$_rabbitmq_container" ]; then
        docker stop "$_rabbitmq_container" > /dev/null
    else
        _rabbitmq_say "only a node that start_rabbitmq has started is halted"
        return 1
    fi
}

resume_rabbitmq() {
    if [ -n "$_rabbitmq_container" ]; then
        docker start "$_rabbitmq_container" > /dev/null && _rabbitmq_wait "$_rabbitmq_port"
    else
        _rabbitmq_run_node
    fi
}

stop_rabbitmq() {
    if [ -n "$_rabbitmq_pid" ]; then
        _rabbitmq_end_node
        unset SAGAS_TEST_RABBITMQ
    fi
    if [ -n "$_rabbitmq_container" ]; then
        docker rm --force --volumes "$_rabbitmq_container" > /dev/null
        _rabbitmq_container=''
        unset SAGAS_TEST_RABBITMQ
    fi
    return 0
}
