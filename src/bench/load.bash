# Sourced by authenticated-request: load from wrk, what it costs, and revocations meanwhile.
#
# A path with a number of keys: 0 stands for the file with the one key that the servlets get too.

# Clock ticks of CPU, user and system, that a process has used.
ticks() { [ -z "$1" ] && echo 0 || sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'; }

readonly INTROSPECT=/oauth2/introspect

# make_verifier TOKEN: makes a service account with the role verifier; prints its token as HTTP Basic has it.
make_verifier() {
  local key
  post /api/v2/users '{"username":"billing","service_account":true,"user_status":"active","roles":["verifier"],
    "organization_ids":["00000000-0000-0000-0000-000000000000"]}' id "$1" > /dev/null
  key=$(post /api/v2/users/billing/keys/tokens '{"scopes":["api_key:introspect"]}' key "$1")
  [ -z "$key" ] || printf %s "${key/-/:}" | base64
}

# load PATH FILE SECONDS [once]: GETs with the keys in the file, or at $INTROSPECT POSTs about them; prints what
# requests.lua says.
load() {
  local basic=''
  [ "$1" != "$INTROSPECT" ] || basic=$verifier
  wrk -t1 -c32 -d"$3s" -s "$here/requests.lua" "$address$1" -- "$2" "${4-}" "$basic" | sed -n 's/^FIGURES //p'
}

# measure NAME PATH FILE: prints a line, separated by tabs: name, requests/s, p50, p99, server's and
# database's CPU per request in microseconds. No line if requests failed: such a measurement does not count.
measure() {
  local server=$(ticks "$server_pid") db=$(ticks "$database_pid") figures
  figures=$(load "$2" "$3" "$seconds")
  server=$(($(ticks "$server_pid") - server)) db=$(($(ticks "$database_pid") - db))
  echo "$figures $server $db" | awk -v name="$1" -v hz="$(getconf CLK_TCK)" '
    $5 > 0 { print "failed requests: " $5 " at " name > "/dev/stderr"; exit }
    { printf "%s\t%.0f\t%.2f\t%.2f\t%.0f\t%.0f\n", name, $1 / $2, $3, $4, $6 / hz / $1 * 1e6, $7 / hz / $1 * 1e6 }'
}

# The same while so many keys a second are revoked.
measure_revoking() {
  local rate=$4
  if [ "$rate" = 0 ]; then
    measure "$1" "$2" "$3"
    return
  fi
  echo "$rate $((seconds + 2))" >&"${revoker[1]}"
  sleep 1 # the first answers come now
  measure "$1" "$2" "$3"
  revoker_says > /dev/null
}

start_revoker() {
  coproc revoker { java -Xmx128m -XX:+UseSerialGC -cp "$work/classes" io.latchkey.bench.Revocations "$address" "$work/keys/to-revoke"; }
}

# Prints what the revoker says until its line with a dot.
revoker_says() {
  local line
  while read -r line <&"${revoker[0]}"; do
    [ "$line" != . ] || return 0
    echo "$line"
  done
  die 'the revocations ended'
}

# Revokes so many keys a second for five seconds, with no other load.
revoke_alone() {
  [ "$1" = 0 ] || echo "$1 5" >&"${revoker[1]}"
  [ "$1" = 0 ] || revoker_says > /dev/null
}

report_revocations() {
  echo report >&"${revoker[1]}"
  revoker_says
}

# Ends when its input does.
stop_revoker() {
  local pid=${revoker_PID-}
  [ -n "$pid" ] || return 0
  exec {revoker[1]}>&-
  wait "$pid" || true
}
