# Sourced by run, recover and docker/entrypoint: the options' defaults, and what they need from the machine.
# `here` is this folder. Every function that fails says why in one line and exits with 1.

root=$(cd -P "$here/../.." && pwd) || exit 1
war=${LATCHKEY_WAR:-$root/target/latchkey.war}
lib=${LATCHKEY_SERVER_LIB:-$root/target/server}
data=$root/data database=h2
java='' claimed='' errors=2
patience=0 # how many seconds to wait for a MySQL that does not answer

# shellcheck source=status.bash
. "$here/status.bash"

# The options that a server is started with; its working folder holds preboot.asadmin.
system_properties=(-Dfile.encoding=UTF-8 -Duser.language=en
  '-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n')
server_arguments=(--nohazelcast --disablephonehome --contextroot / --logproperties "$here/logging.properties"
  --prebootcommandfile preboot.asadmin --postdeploycommandfile "$here/open.asadmin")

die() {
  printf 'latchkey: %s\n' "$*" >&"$errors"
  exit 1
}

usage_error() { die "$1; see $0 --help"; }

# The comment at the head of the script.
show_help() {
  sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' "$here/${0##*/}"
  exit 0
}

check_database() {
  case $database in h2 | mysql) ;; *) usage_error "the database must be h2 or mysql, not $database" ;; esac
}

# Sets java, its java_major and java_version, the text by which the prepared server is recognised.
find_java() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  java=$(type -P "$java") || die "no Java found${JAVA_HOME:+ in JAVA_HOME, $JAVA_HOME}: a JDK, 17 or newer, is needed"
  java_version=$("$java" -version 2>&1) || die "$java does not run"
  java_major=$(sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' <<< "$java_version" | head -n 1)
  [ "${java_major:-0}" -ge 17 ] || die "Java 17 or newer is needed, $java is ${java_major:-of an unknown version}"
}

# Sets jar_command, the command that unpacks a WAR.
find_jar() {
  jar_command=${java%/*}/jar
  jar_command=$(type -P "$jar_command" || type -P jar) || die 'no jar command found: a JDK is needed, not only a Java runtime'
}

find_files() {
  local jar
  [ -r "$war" ] || die "there is no WAR at $war: build it with ./mvnw package"
  for jar in payara-micro.jar h2.jar mysql-connector-j.jar; do
    [ -r "$lib/$jar" ] || die "there is no $jar in $lib: fetch it with ./mvnw package"
  done
  war=$(cd "$(dirname "$war")" && pwd)/${war##*/}
  lib=$(cd "$lib" && pwd)
}

# Reserves the data folder until this process and the server have ended: with flock the server
# inherits descriptor 8, without it the lock file names this process.
claim_data() {
  local holder=''
  # Payara Micro cuts paths at '!', H2 its URLs at ';'.
  [[ $data != *['!;']* ]] || die "the path of the data folder must not contain '!' or ';': $data"
  mkdir -p "$data" 2> /dev/null && data=$(cd "$data" 2> /dev/null && pwd) && [ -w "$data" ] \
    && mkdir -p "$data/log" 2> /dev/null && { true > "$data/log/.probe"; } 2> /dev/null \
    && rm -f "$data/log/.probe" && { exec 8<> "$data/lock"; } 2> /dev/null \
    || die "the data folder $data cannot be written"
  if type -P flock > /dev/null; then
    flock -w 5 8 || holder=unknown
  fi
  if [ -n "$holder" ] || ! type -P flock > /dev/null; then
    read -r holder < "$data/lock" || true
    [ -n "$holder" ] && [ "$holder" != $$ ] && kill -0 "$holder" 2> /dev/null \
      && die "the data folder $data is in use by another Latchkey, process $holder"
    type -P flock > /dev/null && die "the data folder $data is in use by another Latchkey"
  fi
  echo $$ > "$data/lock"
  claimed=yes
}

# Sets decoded to the text that was percent-encoded; fails on a bad code or a control character.
percent_decode() {
  [[ ! ${1//\%[0-9A-Fa-f][0-9A-Fa-f]/} =~ % ]] || return 1
  decoded=${1//\\/\\\\}
  printf -v decoded '%b' "${decoded//\%/\\x}"
  [[ ! $1 =~ %[01][0-9A-Fa-f]|%7[fF] && ! $decoded =~ [[:cntrl:]] ]]
}

# Tells the pool where its database is; LATCHKEY_JDBC_* are what the *.asadmin files refer to. The
# argument is the folder for the authorities of LATCHKEY_DATABASE_CA_FILE, where that is set.
# No message shows the URL: it holds a password.
configure_database() {
  local form='mysql://user:password@host:port/database' rest user host db_port options
  if [ "$database" = h2 ]; then
    # WRITE_DELAY=0: a commit is in the file before it is answered. DB_CLOSE_ON_EXIT=FALSE: the database stays
    # open while a stopping server still answers. OPTIMIZE_REUSE_RESULTS=0: an expiry is never missed because of
    # an earlier result.
    export LATCHKEY_JDBC_URL="jdbc:h2:file:$data/latchkey;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;OPTIMIZE_REUSE_RESULTS=0;LOCK_TIMEOUT=10000"
    return
  fi
  rest=${LATCHKEY_DATABASE_URL-}
  [ -n "$rest" ] || die "LATCHKEY_DATABASE_URL is not set; it names the database: $form"
  [[ $rest =~ ^mysql://([^:@/?#]+)(:([^:@/?#]*))?@([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:([0-9]{1,5}))?/([A-Za-z0-9._~%$-]+)(\?([^?#[:space:]]*))?$ ]] \
    || die "LATCHKEY_DATABASE_URL is malformed; it must look like $form, special characters percent-encoded"
  user=${BASH_REMATCH[1]} rest=${BASH_REMATCH[3]} host=${BASH_REMATCH[4]} db_port=${BASH_REMATCH[6]:-3306}
  options=${BASH_REMATCH[9]}
  LATCHKEY_JDBC_URL="jdbc:mysql://$host:$db_port/${BASH_REMATCH[7]}?"
  [ "$((10#$db_port))" -ge 1 ] && [ "$((10#$db_port))" -le 65535 ] \
    || die "LATCHKEY_DATABASE_URL is malformed: its port must be a number from 1 to 65535"
  percent_decode "$user" && LATCHKEY_JDBC_USER=$decoded && percent_decode "$rest" && LATCHKEY_JDBC_PASSWORD=$decoded \
    || die "LATCHKEY_DATABASE_URL is malformed: its user or password is not correctly percent-encoded"
  [ "$LATCHKEY_JDBC_PASSWORD" != change-me ] \
    || die "the password in LATCHKEY_DATABASE_URL is still the example's, change-me: give the database one of its own"
  secure_connection "$1"
  LATCHKEY_JDBC_URL+=$options
  export LATCHKEY_JDBC_URL LATCHKEY_JDBC_USER LATCHKEY_JDBC_PASSWORD
  until answers "${host//[\[\]]/}" "$db_port"; do
    [ "$SECONDS" -lt "$patience" ] || die "the database cannot be reached: nothing answers at $host:$db_port"
    sleep 1
  done
}

# Adds to $options how far the server at $host is trusted, unless they say so. On this machine nobody can
# intercept; everywhere else it must prove who it is before it gets a password.
secure_connection() {
  local mode
  mode=$(option sslMode)
  if [[ $host =~ ^(localhost|127(\.[0-9]{1,3}){3}|\[::1\])$ ]]; then
    if [ -z "${LATCHKEY_DATABASE_CA_FILE-}" ]; then
      [ -n "$mode" ] || add_option sslMode=PREFERRED
      [ -n "$(option allowPublicKeyRetrieval)" ] || add_option allowPublicKeyRetrieval=true
    fi
  elif [ "$mode" = preferred ]; then
    die "sslMode=PREFERRED in LATCHKEY_DATABASE_URL goes without encryption if $host offers none: leave it out, and the server's identity is verified"
  elif [ "$(option allowPublicKeyRetrieval)" = true ]; then
    die "allowPublicKeyRetrieval in LATCHKEY_DATABASE_URL is for a database on this machine: whoever answers for $host could learn the password"
  fi
  [ -z "${LATCHKEY_DATABASE_CA_FILE-}" ] || trust_authorities "$1"
  [ -n "$(option sslMode)" ] || add_option sslMode=VERIFY_IDENTITY
}

# Prints the value of an option in $options, in lower case; the driver takes names in any case.
option() (
  shopt -s nocasematch
  pattern="&$1=([^&]*)"
  [[ "&$options" =~ $pattern ]] && tr '[:upper:]' '[:lower:]' <<< "${BASH_REMATCH[1]}"
)

add_option() { options+=${options:+&}$1; }

# Has the driver trust the certificates in LATCHKEY_DATABASE_CA_FILE, and no others. It reads no PEM.
trust_authorities() {
  local keytool=${java%/*}/keytool store=$1/database-ca.p12 line certificate='' number=0
  keytool=$(type -P "$keytool" || type -P keytool) || die 'no keytool found, which comes with Java'
  rm -f "$store"
  { exec 6< "$LATCHKEY_DATABASE_CA_FILE"; } 2> /dev/null || die "LATCHKEY_DATABASE_CA_FILE, $LATCHKEY_DATABASE_CA_FILE, cannot be read"
  while IFS= read -r line || [ -n "$line" ]; do
    [[ $line != *-----BEGIN\ CERTIFICATE-----* ]] || certificate=''
    certificate+=$line$'\n'
    [[ $line == *-----END\ CERTIFICATE-----* ]] || continue
    number=$((number + 1))
    "$keytool" -importcert -noprompt -alias "$number" -keystore "$store" -storetype PKCS12 -storepass latchkey \
      <<< "$certificate" > /dev/null 2>&1 6<&- \
      || die "certificate $number in LATCHKEY_DATABASE_CA_FILE, $LATCHKEY_DATABASE_CA_FILE, cannot be read"
  done <&6
  exec 6<&-
  [ "$number" -gt 0 ] || die "LATCHKEY_DATABASE_CA_FILE, $LATCHKEY_DATABASE_CA_FILE, holds no certificate in PEM"
  store=${store//%/%25} store=${store//&/%26} store=${store//+/%2B} store=${store// /%20}
  add_option "trustCertificateKeyStoreUrl=file:${store//#/%23}"
  add_option trustCertificateKeyStoreType=PKCS12
  add_option trustCertificateKeyStorePassword=latchkey # its content is public
  add_option fallbackToSystemTrustStore=false
}

# Does anything accept a connection at this host and port, within six seconds?
answers() {
  local pid
  (exec 8>&- 3<> "/dev/tcp/$1/$2") 2> /dev/null &
  pid=$!
  gone "$pid" 6 || kill -KILL "$pid"
  wait "$pid" 2> /dev/null
}

# Is this process gone, within this many seconds?
gone() {
  local i
  for ((i = $2 * 10; i > 0; i--)); do
    kill -0 "$1" 2> /dev/null || return 0
    sleep 0.1
  done
  return 1
}
