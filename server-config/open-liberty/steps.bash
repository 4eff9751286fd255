# Sourced by ../try, in the unpacked server: what README.md says.

artifact=io.openliberty:openliberty-runtime:26.0.0.3:zip
name='Open Liberty 26.0.0.3'
options+=(-Dlatchkey.test.controlCharacters=false)

configure() {
  local folder=usr/servers/latchkey
  mkdir -p "$folder/lib" "$folder/apps" "$folder/configDropins/overrides"
  cp "$here/open-liberty/server.xml" "$here/open-liberty/jvm.options" "$folder"
  cp "$here/open-liberty/$database.xml" "$folder/configDropins/overrides"
  cp "$lib/h2.jar" "$lib/mysql-connector-j.jar" "$folder/lib"
  cp "$war" "$folder/apps"
}

start() {
  log=$PWD/usr/servers/latchkey/logs/messages.log
  HTTP_PORT=$port bin/server run latchkey &
}
