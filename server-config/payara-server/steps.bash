# Sourced by ../try, in the unpacked server: what README.md says.

artifact=fish.payara.distributions:payara:6.2025.10:zip
name='Payara Server 6.2025.10'

configure() {
  local domain=glassfish/domains/domain1
  cp "$lib/mysql-connector-j.jar" "$domain/lib"
  sed -i 's|<config name="server-config">|&<jms-service type="DISABLED"/>|' "$domain/config/domain.xml"
  sed -i "s/port=\"8080\"/port=\"$port\"/; s/port=\"4848\"/port=\"$((port + 1))\"/; s/port=\"3700\"/port=\"$((port + 2))\"/" "$domain/config/domain.xml"
  cat "$here/payara-server/listeners.asadmin" "$here/payara-micro/$database.asadmin" > preboot.asadmin
  { cat "$here/payara-server/logging.asadmin" && echo "deploy --name latchkey --contextroot / $war"; } > deploy.asadmin
}

start() {
  log=$work/output.log
  bin/asadmin start-domain --verbose --prebootcommandfile "$PWD/preboot.asadmin" \
    --postbootcommandfile "$PWD/deploy.asadmin" domain1 &
}
