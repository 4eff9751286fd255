# Sourced by common.bash, docker/healthcheck and ../try.

# Prints the status of GET on this path of the server at 127.0.0.1:$port, nothing if there is no answer.
status_of() {
  (
    exec 3<> "/dev/tcp/127.0.0.1/$port" || exit 1
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$1" "$port" >&3
    read -r -t 5 _ status _ <&3 && printf '%s' "$status"
  ) 2> /dev/null
}
