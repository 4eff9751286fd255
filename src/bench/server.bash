# Sourced by the benchmarks: a Latchkey and its database, of the benchmark's own, on the loopback
# address; both are stopped, by process id, when the benchmark ends.
#
#   start_latchkey h2|mysql [WAR...]   sets address, server_pid and database_url, and for mysql
#                                      database_pid; the WARs are deployed beside Latchkey
#   stop_server, start_server          the same server once more, on the same database
#   stop_latchkey                      stops both and removes the database
#
# Settings of the server: the files in server-config/payara-micro, heap 512 MB, ParallelGC.
# BENCH_JAVA_OPTIONS adds JVM options, BENCH_PORT (19080; the next one is MySQL's) moves it.

port=${BENCH_PORT:-19080}
address=http://127.0.0.1:$port
war=${LATCHKEY_WAR:-$root/target/latchkey.war}
lib=${LATCHKEY_SERVER_LIB:-$root/target/server}
server_pid='' database_pid='' wars=() work=''

die() {
  echo "${0##*/}: $*" >&2
  exit 1
}

[ -r "$war" ] && [ -r "$lib/payara-micro.jar" ] || die "build first: ./mvnw package"
work=$(mktemp -d)
trap 'stop_latchkey; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

use_database() {
  if [ "$1" = mysql ]; then
    "$root/src/test/mysql-server" start --port $((port + 1)) --data "$work/mysql" > /dev/null
    database_pid=$(cat "$work/mysql/mysqld.pid")
    database_url="jdbc:mysql://127.0.0.1:$((port + 1))/latchkey?createDatabaseIfNotExist=true&sslMode=PREFERRED&allowPublicKeyRetrieval=true"
    export LATCHKEY_JDBC_USER=root LATCHKEY_JDBC_PASSWORD=
  else
    database_url="jdbc:h2:file:$work/latchkey;WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=0;LOCK_TIMEOUT=10000"
  fi
  export LATCHKEY_JDBC_URL=$database_url
}

start_latchkey() {
  local database=$1 item
  shift
  wars=()
  for item in "$@"; do wars+=(--deploy "$item"); done
  use_database "$database"
  rm -rf "$work/root"
  (
    cd "$work" && cp "$lib/mysql-connector-j.jar" . \
      && java -jar "$lib/payara-micro.jar" --rootdir root --addlibs mysql-connector-j.jar --outputlauncher \
      && cp "$lib/h2.jar" root/runtime/h2.jar && cp root/config/domain.xml . \
      && cat "$root/server-config/payara-micro/"{listener,"$database"}.asadmin > preboot.asadmin
  ) > "$work/prepare.log" 2>&1 || die "the server could not be prepared: $(tail -n 3 "$work/prepare.log")"
  start_server
}

start_server() {
  local i
  cp "$work/domain.xml" "$work/root/config/domain.xml" # the commands before boot change it
  # shellcheck disable=SC2086 # options are separated by blanks
  java -Xmx512m -XX:+UseParallelGC ${BENCH_JAVA_OPTIONS-} -jar "$work/root/launch-micro.jar" --port "$port" \
    --nohazelcast --disablephonehome --prebootcommandfile "$work/preboot.asadmin" \
    --postdeploycommandfile "$root/server-config/payara-micro/open.asadmin" \
    --contextroot / --deploy "$war" ${wars[@]+"${wars[@]}"} > "$work/server.log" 2>&1 &
  server_pid=$!
  for ((i = 0; i < 1200; i++)); do
    kill -0 "$server_pid" 2> /dev/null || die "the server ended: $(grep -v '^ *at ' "$work/server.log" | tail -n 20)"
    ! grep -q -s ' ready in ' "$work/server.log" || ! curl -sf -o /dev/null "$address/healthz" || return 0
    sleep 0.2
  done
  die "the server is not ready after four minutes: $(tail -n 20 "$work/server.log")"
}

stop_server() {
  local i
  [ -n "$server_pid" ] || return 0
  kill "$server_pid" 2> /dev/null || true
  for ((i = 0; i < 200; i++)); do kill -0 "$server_pid" 2> /dev/null && sleep 0.1 || break; done
  kill -KILL "$server_pid" 2> /dev/null || true # one that ran out of memory may not end by itself
  wait "$server_pid" 2> /dev/null || true
  server_pid=''
}

stop_latchkey() {
  stop_server
  if [ -n "$database_pid" ]; then
    "$root/src/test/mysql-server" stop --data "$work/mysql"
    database_pid=''
  fi
  rm -rf "$work/mysql" "$work"/latchkey.*
}

# Posts JSON and prints the value of one member of the answer.
post() {
  local path=$1 body=$2 member=$3 key=${4-}
  curl -sS -X POST "$address$path" -H 'Content-Type: application/json' \
    ${key:+-H "Coder-Session-Token: $key"} -d "$body" | sed -n "s/.*\"$member\":\"\([^\"]*\)\".*/\1/p"
}

# make_token [NAME [SCOPES]]: makes the first user, if there is none, and prints a new API token of hers.
make_token() {
  local session
  post /api/v2/users/first '{"username":"ada","email":"ada@example.com","password":"Correct-Horse-7-Battery"}' user_id > /dev/null
  session=$(post /api/v2/users/login '{"email":"ada@example.com","password":"Correct-Horse-7-Battery"}' session_token)
  [ -n "$session" ] || die 'no login'
  post /api/v2/users/me/keys/tokens "{\"token_name\":\"${1-bench}\",\"scopes\":[${2-}]}" key "$session"
}

# The machine, in a line: what the figures depend on most.
machine() {
  echo "$(date -u +%F), $(nproc) cores ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), $(java -version 2>&1 | sed -n 's/.*Server VM (\(.*\)/JVM \1/p' | cut -d, -f1 | tr -d ')'), load average $(cut -d' ' -f1-3 /proc/loadavg) at the start"
}
