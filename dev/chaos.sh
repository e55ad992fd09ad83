#!/usr/bin/env bash
# Breaks a cluster while it is used, and counts what its users meet: three Galera nodes, two processes of the service, nginx before them, and
# Redis first as a cluster, then a server with a replica and Sentinels. Servers and ports are those of dev/cluster.sh, which must be down;
# data lies in artifacts/chaos, and begins anew.
#   dev/chaos.sh [--seconds N]    breaks each thing in turn; N seconds (600) are those of all faults, at least
#   dev/chaos.sh hammer [COUNT]   breaks nothing: COUNT (20000) changes through one process, each read through the other; a quarter as many
#                                 sites unpublished; and reads of what is kept, with and without Caching:ReplicationLagMilliseconds
# Prints a table, which docs/operating.md explains, and ends with 1 when a limit is broken:
# - what was answered for is there once, on each node, and each mail was sent once
# - nobody got 500 or what is wrong
# - nobody had to try again for more than 5 seconds, once the rest had gone on
# - nothing was read that was out of date by more than a second
# Functions are called by their names.
# shellcheck disable=SC2317
set -euo pipefail
cd "$(dirname "$0")/.."
export MUISTOT_CLUSTER=chaos
# shellcheck source=dev/cluster.sh
source dev/cluster.sh

seconds=600
count=20000
mode=faults
case "${1:-} ${2:-}" in
  " ") ;;
  "--seconds "[1-9]*) seconds=$2 ;;
  "hammer "*) mode=hammer count=${2:-$count} ;;
  *) echo "usage: dev/chaos.sh [--seconds N] | hammer [COUNT]" >&2; exit 2 ;;
esac

faults=11
driver=
window_end=0

clean_up() {
  exec 3>&-
  [ -z "$driver" ] || kill "$driver" 2>/dev/null || true
  for name in "${nodes[@]}" "${redis[@]}"; do if runs "$name"; then signal CONT "$name"; fi; done
  down
}

say() { echo "$(date +%T) $*" >&2; }

order() { echo "$1" >&3; }

signal() { kill -s "$1" "$(cat "$home/$2.pid")"; }

# As a power cut would. Bash would tell of it.
kill_at_once() { # name
  local pid
  pid=$(cat "$home/$1.pid")
  disown "$pid" 2>/dev/null || true
  kill -s KILL "$pid"
}

seconds_now() { date +%s; }

# Waits until a command succeeds.
until_done() { # what command...
  local what=$1
  shift
  for _ in $(seq 1200); do
    if "$@"; then return; fi
    sleep 0.1
  done
  echo "$what did not come to pass." >&2
  exit 1
}

# The fault lasts until the next one begins: what it leaves behind is its own.
begin() { # name channels-without
  local now
  now=$(seconds_now)
  if [ "$now" -lt "$window_end" ]; then sleep $((window_end - now)); fi
  window_end=$(($(seconds_now) + seconds / faults))
  say "$1"
  order "fault|$1|$2"
}

app_of() { # node: the process that stands on it
  case "$1" in node1) echo app1 ;; node2) echo app2 ;; esac
}

others_count() { # node size: the other nodes say that there are so many
  local other
  for other in "${nodes[@]}"; do
    if [ "$other" != "$1" ] && [ "$(state "$other" wsrep_cluster_size)" != "$2" ]; then return 1; fi
  done
}

node_is_back() { # node
  [ "$(state "$1" wsrep_local_state_comment)" = Synced ] && [ "$(state "$1" wsrep_cluster_size)" = 3 ]
}

# What a process wrote is written anew when it starts.
keep_log() { # name
  [ ! -e "$home/$1.log" ] || cat "$home/$1.log" >>"$home/$1.earlier.log"
}

app_is_ready() { # app
  [ "$(curl --silent --max-time 2 --output /dev/null --write-out '%{http_code}' "http://127.0.0.1:${ports[$1]}/health/ready")" = 200 ]
}

kill_node() { # node
  local name=$1 other members
  begin "$name killed" "$(app_of "$name")"
  kill_at_once "$name"
  until_done "eviction" others_count "$name" 2
  order healed
  sleep 5
  members=$(for other in "${nodes[@]}"; do if [ "$other" != "$name" ]; then echo "127.0.0.1:565${other#node}"; fi; done | paste -sd,)
  start_node "$name" "$members"
  until_done "return" node_is_back "$name"
  order restored
}

partition_node() { # node
  begin "$1 stands still for 20 s" "$(app_of "$1")"
  signal STOP "$1"
  until_done "eviction" others_count "$1" 2
  order healed
  sleep 13
  signal CONT "$1"
  until_done "return" node_is_back "$1"
  order restored
}

# The servers of a cluster that have keys.
masters() {
  local name
  for name in "${redis[@]}"; do
    if [ "$(timeout 1 env REDISCLI_AUTH="$password" redis-cli -h 127.0.0.1 -p "${ports[$name]}" info replication 2>/dev/null | sed -n 's/^role:\([a-z]*\).*/\1/p')" = master ]; then
      echo "$name"
    fi
  done
}

cluster_is_whole() { # server to leave out, or nothing
  local name
  for name in "${redis[@]}"; do
    if [ "$name" != "$1" ] && ! timeout 1 env REDISCLI_AUTH="$password" redis-cli -h 127.0.0.1 -p "${ports[$name]}" cluster info | grep -q cluster_state:ok; then
      return 1
    fi
  done
}

has_changed_over() { # server that was a master
  [ "${#sentinels[@]}" -eq 0 ] || { [ -n "$(primary)" ] && [ "$(primary)" != "$1" ] && masters | grep -qx "$(primary)"; } || return 1
  [ "${#sentinels[@]}" -gt 0 ] || { [ "$(masters | grep -vcx "$1")" -eq 3 ] && cluster_is_whole "$1"; }
}

is_replica() { # server
  ask "$1" info replication | grep -q "^master_link_status:up"
}

break_redis() { # kill | stop
  local name
  name=$(if [ "${#sentinels[@]}" -gt 0 ]; then primary; else masters | sed -n 1p; fi)
  case "$1" in
    kill)
      begin "$kind: its server $name killed" ""
      kill_at_once "$name"
      ;;
    stop)
      begin "$kind: its server $name stands still" ""
      signal STOP "$name"
      ;;
  esac
  until_done "change of the server" has_changed_over "$name"
  order healed
  sleep 6
  case "$1" in
    kill) start_redis_server "$name" ;;
    stop) signal CONT "$name" ;;
  esac
  until_done "return" is_replica "$name"
  order restored
}

kill_app() { # app
  begin "$1 killed" "$1"
  kill_at_once "$1"
  order healed
  sleep 5
  keep_log "$1"
  start_app "$1"
  until_done "start" app_is_ready "$1"
  order restored
}

# Brings everything up with a form of Redis.
bring_up() { # form
  mkdir -p "$home"
  echo "$1" >"$home/redis"
  up >&2
  for app in "${apps[@]}"; do until_done "start" app_is_ready "$app"; done
}

addresses() {
  local name all=()
  for name in proxy "${apps[@]}"; do all+=("http://127.0.0.1:${ports[$name]}"); done
  echo "${all[*]}"
}

places() { # what leads to each node, a line each
  local name
  for name in "${nodes[@]}"; do echo "Server=127.0.0.1;Port=${ports[$name]};Database=muistot;User=muistot;Password=$password;Pooling=false"; done
}

use() { # command argument...: the program that uses the service
  dotnet bench/bin/Release/net10.0/Muistot.Benchmark.dll "$@"
}

start_driver() {
  local all
  mapfile -t all < <(places)
  rm -f "$home/orders"
  mkfifo "$home/orders"
  use chaos "$home/mail" "$(addresses)" "${all[@]}" <"$home/orders" >>"$home/table.md" &
  driver=$!
  exec 3>"$home/orders"
}

end_driver() {
  local now
  now=$(seconds_now)
  if [ "$now" -lt "$window_end" ]; then sleep $((window_end - now)); fi
  say "counting"
  order stop
  wait "$driver" || broken=1
  driver=
  exec 3>&-
}

if [ -e "$home" ]; then
  choose_redis
  down
  rm -rf "$home"
fi
trap clean_up EXIT
dotnet build bench --configuration Release --nologo --verbosity quiet >&2
broken=0
kind=
more=(RateLimiting__Enabled=false Login__TokenMinutes=2)


break_all() {
  kind="Redis Cluster"
  bring_up cluster
  start_driver
  begin nothing ""
  order healed
  kill_node node1
  kill_node node2
  kill_node node3
  break_redis kill
  break_redis stop
  kill_app app1
  end_driver

  for name in "${apps[@]}" "${redis[@]}"; do stop "$name"; done
  for name in "${apps[@]}"; do keep_log "$name"; done
  rm -rf "${home:?}"/redis[1-6]
  kind="Redis with Sentinels"
  bring_up sentinels
  start_driver
  begin nothing ""
  order healed
  partition_node node2
  break_redis kill
  break_redis stop
  kill_app app2
  end_driver
}

# Reads of what is kept, with a lag that the processes reckon with.
measure_reads() { # milliseconds
  for name in "${apps[@]}"; do stop "$name"; done
  more=(RateLimiting__Enabled=false "Caching__ReplicationLagMilliseconds=$1")
  for name in "${apps[@]}"; do start_app "$name"; done
  for name in "${apps[@]}"; do until_done "start" app_is_ready "$name"; done
  use reads "$home/mail" "$(addresses)"
}

strike() {
  bring_up cluster
  say "changes and reads"
  use hammer "$home/mail" "$(addresses)" "$count" >>"$home/table.md" || broken=1
  printf '\n| reads of what is kept in a second | with the lag | without |\n| --- | ---: | ---: |\n' >>"$home/table.md"
  local with without all_with=0 all_without=0
  for round in 1 2 3; do
    say "reads, round $round"
    with=$(measure_reads 1000)
    without=$(measure_reads 0)
    all_with=$((all_with + with)) all_without=$((all_without + without))
    echo "| round $round | $with | $without |" >>"$home/table.md"
  done
  [ $((all_with * 10)) -ge $((all_without * 9)) ] || broken=1
}

if [ "$mode" = faults ]; then break_all; else strike; fi
echo
cat "$home/table.md"
exit "$broken"
