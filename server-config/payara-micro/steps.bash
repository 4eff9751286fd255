# Sourced by ../try: what README.md says.

artifact=
name='Payara Micro 6.2025.10'

configure() { :; }

start() {
  log=$work/data/log/server.log
  LATCHKEY_START_SECONDS=$START_LIMIT "$here/payara-micro/run" --port "$port" --data "$work/data" --database "$database" &
}
