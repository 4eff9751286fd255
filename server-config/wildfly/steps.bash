# Sourced by ../try, in the unpacked server: what README.md says.

artifact=org.wildfly:wildfly-dist:39.0.1.Final:zip
name='WildFly 39.0.1'

configure() {
  cp "$lib/mysql-connector-j.jar" .
  cat "$here/wildfly/server.cli" "$here/wildfly/$database.cli" > configure.cli
  bin/jboss-cli.sh --file=configure.cli
  cp "$war" standalone/deployments
}

start() {
  log=$PWD/standalone/log/server.log
  bin/standalone.sh -Djboss.bind.address=127.0.0.1 -Djboss.bind.address.management=127.0.0.1 \
    "-Djboss.http.port=$port" "-Djboss.https.port=$((port + 1))" "-Djboss.management.http.port=$((port + 2))" &
}
