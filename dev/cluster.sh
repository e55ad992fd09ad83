#!/usr/bin/env bash
# The service on more than one machine's worth of servers, without containers, all on the loopback interface, data in artifacts/cluster:
# three MariaDB servers as a Galera cluster on 5631 to 5633, three Redis servers as a cluster with a replica each on 5641 to 5646, two
# processes of the service on 5621 and 5622, each with a MariaDB server of its own, and nginx before them on 5620.
#   dev/cluster.sh up [--single-redis | --sentinels] | down | status | env
# "up" publishes the service, starts what does not run, and so brings back what was killed. "--single-redis" starts one Redis server
# instead, on 5641; "--sentinels" one with a replica, on 5641 and 5642, and three Sentinels on 5647 to 5649. "env" prints the settings of the first process, for commands:  source <(dev/cluster.sh env); dotnet artifacts/cluster/app/Muistot.Api.dll superuser list
# Login mails are files in artifacts/cluster/mail. Needs the .NET 10 SDK; programs come from the system's packages. To begin anew, remove artifacts/cluster.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PATH:/usr/sbin"
home=$PWD/artifacts/${MUISTOT_CLUSTER:-cluster}
password=muistot-development
proxy=5620
nodes=(node1 node2 node3)
apps=(app1 app2)
redis=()
sentinels=()
more=()
declare -A ports=([proxy]=$proxy [app1]=5621 [app2]=5622)
declare -A marks=([proxy]="-c $home/proxy.conf")
for number in 1 2 3; do
  ports[node$number]=563$number
  marks[node$number]="--datadir=$home/node$number/data"
done
for number in 1 2 3 4 5 6; do
  ports[redis$number]=564$number
  marks[redis$number]="--dir $home/redis$number"
done
for number in 1 2 3; do
  ports[sentinel$number]=$((5646 + number))
  marks[sentinel$number]="$home/sentinel$number/sentinel.conf"
done
for app in "${apps[@]}"; do marks[$app]="$home/app/Muistot.Api.dll --urls http://127.0.0.1:${ports[$app]}"; done
# shellcheck source=dev/processes.sh
source dev/processes.sh

# The daemon by which nodes send each other all they have drops the rights of root.
user=$(id -un)
[ "$user" != root ] || user=mysql

sql() { # node statement
  mariadb --no-defaults --host=127.0.0.1 --port="${ports[$1]}" --user=root --connect-timeout=2 --skip-column-names --batch --execute "$2" 2>/dev/null
}

state() { # node variable
  sql "$1" "SELECT variable_value FROM information_schema.global_status WHERE variable_name = '$2'" || true
}

ask() { # name command...
  local name=$1
  shift
  REDISCLI_AUTH=$password redis-cli -h 127.0.0.1 -p "${ports[$name]}" "$@"
}

start_node() { # node members: those that run already, with commas between; nobody where this node begins the cluster
  local name=$1 members=$2 number=${1#node}
  local folder=$home/$name
  if runs "$name"; then return; fi
  mkdir -p "$folder/data"
  if [ "$name" = node1 ] && [ ! -d "$folder/data/mysql" ]; then
    mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$folder/data" --auth-root-authentication-method=normal --skip-test-db >"$home/install.log" 2>&1 ||
      fail install "failed"
  fi
  [ "$(id -un)" = "$user" ] || chown -R "$user" "$folder"
  start "$name" mariadbd --no-defaults --user="$user" --datadir="$folder/data" --socket="$folder/socket" --port="${ports[$name]}" --bind-address=127.0.0.1 \
    --character-set-server=utf8mb4 --max-allowed-packet=64M --innodb-buffer-pool-size=64M --innodb-log-file-size=16M --innodb-flush-log-at-trx-commit=2 \
    --binlog-format=ROW --innodb-autoinc-lock-mode=2 --wsrep-on=ON --wsrep-provider=/usr/lib/galera/libgalera_smm.so --wsrep-cluster-name=muistot \
    --wsrep-node-name="$name" --wsrep-node-address="127.0.0.1:565$number" --wsrep-cluster-address="gcomm://$members" \
    --wsrep-sst-method=rsync --wsrep-sst-receive-address="127.0.0.1:567$number" --wsrep-sst-donor=node3, \
    --wsrep-provider-options="base_host=127.0.0.1;base_port=565$number;gmcast.listen_addr=tcp://127.0.0.1:565$number;ist.recv_addr=127.0.0.1:566$number;gcache.size=32M"
  for _ in $(seq 300); do
    [ "$(state "$name" wsrep_local_state_comment)" != Synced ] || return 0
    sleep 0.1
  done
  fail "$name" "did not join the others"
}

start_nodes() {
  local name members
  for name in "${nodes[@]}"; do
    members=$(for other in "${nodes[@]}"; do if [ "$other" != "$name" ] && runs "$other"; then echo "127.0.0.1:565${other#node}"; fi; done | paste -sd,)
    if [ -z "$members" ] && [ "$name" != node1 ]; then fail node1 "does not run"; fi
    start_node "$name" "$members"
  done
  sql node1 "CREATE DATABASE IF NOT EXISTS muistot CHARACTER SET utf8mb4;
    CREATE USER IF NOT EXISTS muistot@'127.0.0.1' IDENTIFIED BY '$password'; CREATE USER IF NOT EXISTS muistot@localhost IDENTIFIED BY '$password';
    GRANT ALL ON muistot.* TO muistot@'127.0.0.1'; GRANT ALL ON muistot.* TO muistot@localhost"
}

# What Redis is made of, which "up" is told and the others find out: single-redis, sentinels, or a cluster.
choose_redis() {
  case "$(cat "$home/redis" 2>/dev/null || true)" in
    single-redis) redis=(redis1) sentinels=() ;;
    sentinels) redis=(redis1 redis2) sentinels=(sentinel1 sentinel2 sentinel3) ;;
    *) redis=(redis1 redis2 redis3 redis4 redis5 redis6) sentinels=() ;;
  esac
}

# The server that Sentinels name; nothing while they do not answer.
primary() {
  local port
  port=$(ask sentinel1 sentinel get-master-addr-by-name muistot 2>/dev/null | sed -n 2p) || true
  [ -z "$port" ] || echo "redis${port#564}"
}

start_redis_server() { # name
  local name=$1 form=()
  if [ "${#sentinels[@]}" -gt 0 ]; then
    local leader
    leader=$(primary)
    leader=${leader:-redis1}
    [ "$leader" = "$name" ] || form=(--replicaof 127.0.0.1 "${ports[$leader]}")
  elif [ "${#redis[@]}" -gt 1 ]; then
    form=(--cluster-enabled yes --cluster-config-file nodes.conf --cluster-port "568${name#redis}" --cluster-node-timeout 2000)
  fi
  mkdir -p "$home/$name"
  start "$name" redis-server --port "${ports[$name]}" --bind 127.0.0.1 --dir "$home/$name" --requirepass "$password" --masterauth "$password" \
    --appendonly yes --set-proc-title no "${form[@]}"
}

# Sentinels keep what they find out in their files.
start_sentinels() {
  local name file
  for name in "${sentinels[@]}"; do
    file=$home/$name/sentinel.conf
    mkdir -p "$home/$name"
    [ -e "$file" ] || cat >"$file" <<SENTINEL
port ${ports[$name]}
bind 127.0.0.1
dir $home/$name
requirepass $password
set-proc-title no
sentinel monitor muistot 127.0.0.1 ${ports[redis1]} 2
sentinel auth-pass muistot $password
sentinel down-after-milliseconds muistot 2000
sentinel failover-timeout muistot 6000
SENTINEL
    start "$name" redis-server "$file" --sentinel
  done
  for _ in $(seq 300); do
    ask sentinel1 info sentinel | grep -q "status=ok,address=127.0.0.1:564[12],slaves=[1-9][0-9]*,sentinels=3" && return
    sleep 0.1
  done
  fail sentinel1 "does not see the others"
}

redis_says() { # server text command...: until its answer holds a text
  local name=$1 text=$2
  shift 2
  for _ in $(seq 300); do
    ask "$name" "$@" | grep -q "$text" && return
    sleep 0.1
  done
  fail redis-cluster "was not made: $name does not say $text"
}

# The first three servers share the 16384 slots, and each of the others is the replica of one of them.
make_redis_cluster() {
  local number name
  for number in 1 2 3; do
    ask "redis$number" cluster set-config-epoch "$number"
    ask "redis$number" cluster addslotsrange $((16384 * (number - 1) / 3)) $((16384 * number / 3 - 1))
  done
  for name in "${redis[@]:1}"; do ask redis1 cluster meet 127.0.0.1 "${ports[$name]}" "568${name#redis}"; done
  for name in "${redis[@]}"; do redis_says "$name" cluster_known_nodes:6 cluster info; done
  for number in 4 5 6; do
    ask "redis$number" cluster replicate "$(ask "redis$((number - 3))" cluster myid)"
    redis_says "redis$number" master_link_status:up info replication
  done
}

start_redis() {
  local name
  for name in "${redis[@]}"; do start_redis_server "$name"; done
  if [ "${#sentinels[@]}" -gt 0 ]; then start_sentinels; fi
  [ "${#redis[@]}" -gt 2 ] || return 0
  if [ "$(ask redis1 cluster info | sed -n 's/^cluster_known_nodes:\([0-9]*\).*/\1/p')" = 1 ]; then make_redis_cluster >"$home/redis-cluster.log" 2>&1; fi
  for _ in $(seq 150); do
    ask redis1 cluster info | grep -q cluster_state:ok && return
    sleep 0.1
  done
  fail redis1 "has no cluster"
}

redis_places() {
  local name
  for name in "${sentinels[@]:-${redis[@]}}"; do printf '127.0.0.1:%s,' "${ports[$name]}"; done
  [ "${#sentinels[@]}" -eq 0 ] || printf 'serviceName=muistot,'
}

settings() { # app: NAME=VALUE lines
  cat <<SETTINGS
ASPNETCORE_ENVIRONMENT=Production
PublicUrl=http://127.0.0.1:$proxy
ForwardedHeaders__KnownProxies=127.0.0.1
Superusers=root@example.com
Database__Provider=MySql
Database__ServerVersion=10.11.6-mariadb
ConnectionStrings__Muistot=Server=127.0.0.1;Port=${ports[node${1#app}]};Database=muistot;User=muistot;Password=$password
Redis__Connection=$(redis_places)password=$password
Files__Folder=$home/images
Mail__Driver=Pickup
Mail__PickupDirectory=$home/mail
SETTINGS
  [ "${#more[@]}" -eq 0 ] || printf '%s\n' "${more[@]}"
}

program() { # app argument...: the service with its settings, in place of this shell
  local app=$1 all
  shift
  mapfile -t all < <(settings "$app")
  exec env "${all[@]}" dotnet "$home/app/Muistot.Api.dll" "$@"
}

start_app() { # app
  start "$1" program "$1" --urls "http://127.0.0.1:${ports[$1]}"
}

write_proxy() {
  mkdir -p "$home/proxy"
  cat >"$home/proxy.conf" <<PROXY
daemon off;
worker_processes 1;
pid $home/proxy/nginx.pid;
error_log stderr warn;
events {}
http {
    access_log off;
    client_max_body_size 16m;
    client_body_temp_path $home/proxy/body;
    proxy_temp_path $home/proxy/answers;
    fastcgi_temp_path $home/proxy/fastcgi;
    uwsgi_temp_path $home/proxy/uwsgi;
    scgi_temp_path $home/proxy/scgi;
    upstream muistot {
        server 127.0.0.1:${ports[app1]} max_fails=1 fail_timeout=2s;
        server 127.0.0.1:${ports[app2]} max_fails=1 fail_timeout=2s;
        # Where both rest, they are asked all the same: what one cannot do now, it may do for others.
        server 127.0.0.1:${ports[app1]} max_fails=0 backup;
        server 127.0.0.1:${ports[app2]} max_fails=0 backup;
        keepalive 32;
    }
    server {
        listen 127.0.0.1:$proxy;
        location / {
            proxy_pass http://muistot;
            proxy_http_version 1.1;
            proxy_set_header Host \$http_host;
            proxy_set_header Connection "";
            proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for;
            # What changes something is not sent twice: only a connection that failed, or a read, goes to the other process.
            proxy_next_upstream error timeout http_503;
            proxy_connect_timeout 2s;
        }
    }
}
PROXY
}

up() {
  need mariadbd mariadb-server
  need rsync rsync
  need redis-server redis-server
  need nginx nginx-light
  need curl curl
  mkdir -p "$home"
  if [ "$(id -un)" != "$user" ] && ! runuser -u "$user" -- test -x "$home"; then
    echo "The user $user, whom MariaDB runs as, cannot reach $home: do not run this as root." >&2
    exit 1
  fi
  choose_redis
  dotnet publish Muistot.Api --configuration Release --output "$home/app" --nologo --verbosity quiet
  start_nodes
  start_redis
  (program app1 migrate) >"$home/migrate.log" 2>&1 || fail migrate "failed"
  for app in "${apps[@]}"; do start_app "$app"; done
  write_proxy
  start proxy nginx -c "$home/proxy.conf"
  status
}

down() {
  choose_redis
  for name in proxy "${apps[@]}" "${sentinels[@]}" "${redis[@]}" node3 node2 node1; do stop "$name"; done
}

# What a process says of itself.
describe() { # name
  case "$1" in
    node*) echo "$(state "$1" wsrep_local_state_comment), $(state "$1" wsrep_cluster_size) nodes" ;;
    sentinel*) echo "names $(primary)" ;;
    redis*) ask "$1" info replication | sed -n 's/^role:\([a-z]*\).*/\1/p' ;;
    *) curl --silent --max-time 5 --output /dev/null --write-out '/health/ready says %{http_code}' "http://127.0.0.1:${ports[$1]}/health/ready" || true ;;
  esac
}

status() {
  local name
  choose_redis
  printf '%-9s %-16s %-8s %s\n' process address id state
  for name in "${nodes[@]}" "${redis[@]}" "${sentinels[@]}" "${apps[@]}" proxy; do
    if runs "$name"; then
      printf '%-9s 127.0.0.1:%-6s %-8s %s\n' "$name" "${ports[$name]}" "$(cat "$home/$name.pid")" "$(describe "$name")"
    else
      printf '%-9s 127.0.0.1:%-6s %-8s %s\n' "$name" "${ports[$name]}" - "does not run"
    fi
  done
}

# Whoever sources this has the functions.
[ "${BASH_SOURCE[0]}" = "$0" ] || return 0

case "${1:-} ${2:-}" in
  "up ") up ;;
  "up --single-redis" | "up --sentinels")
    mkdir -p "$home"
    echo "${2#--}" >"$home/redis"
    up
    ;;
  "down ") down ;;
  "status ") status ;;
  "env ")
    choose_redis
    settings app1 | sed -e "s/=/='/" -e "s/^/export /" -e "s/$/'/"
    ;;
  *) echo "usage: dev/cluster.sh up [--single-redis | --sentinels] | down | status | env" >&2; exit 2 ;;
esac
