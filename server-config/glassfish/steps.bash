# Sourced by ../try: what README.md says.

artifact=org.glassfish.main.extras:glassfish-embedded-all:7.0.25:jar
name='GlassFish 7.0.25'

configure() {
  if [ "$database" = h2 ]; then driver=$lib/h2.jar; else driver=$lib/mysql-connector-j.jar; fi
}

start() {
  log=$work/output.log
  TMPDIR=$work "$here/glassfish/run" "$file" "$port" "$database" "$war" "$driver" &
}
