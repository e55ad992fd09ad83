#!/usr/bin/env bash
# The service on more than one machine's worth of servers, without containers, all on the loopback interface, data in artifacts/cluster:
# three MariaDB servers as a Galera cluster on 5631 to 5633, three Redis servers as a cluster with a replica each on 5641 to 5646, two
# processes of the service on 5621 and 5622, each with a MariaDB server of its own, and nginx before them on 5620.
#   dev/cluster.sh up [--single-redis] | down | status | env
# "up" publishes the service, starts what does not run, and so brings back what was killed. "--single-redis" starts one Redis server
# instead, on 5641. "env" prints the settings of the first process, for commands:  source <(dev/cluster.sh env); dotnet artifacts/cluster/app/Muistot.Api.dll superuser list
# Login mails are files in artifacts/cluster/mail. Needs the .NET 10 SDK; programs come from the system's packages. To begin anew, remove artifacts/cluster.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PATH:/usr/sbin"
home=$PWD/artifacts/cluster
password=muistot-development
proxy=5620
nodes=(node1 node2 node3)
apps=(app1 app2)
redis=(redis1 redis2 redis3 redis4 redis5 redis6)
[ ! -e "$home/single-redis" ] || redis=(redis1)
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

start_redis() {
  local name cluster=()
  for name in "${redis[@]}"; do
    [ -e "$home/single-redis" ] || cluster=(--cluster-enabled yes --cluster-config-file nodes.conf --cluster-port "568${name#redis}" --cluster-node-timeout 2000)
    mkdir -p "$home/$name"
    start "$name" redis-server --port "${ports[$name]}" --bind 127.0.0.1 --dir "$home/$name" --requirepass "$password" --masterauth "$password" \
      --appendonly yes --set-proc-title no "${cluster[@]}"
  done
  [ ! -e "$home/single-redis" ] || return 0
  if [ "$(ask redis1 cluster info | sed -n 's/^cluster_known_nodes:\([0-9]*\).*/\1/p')" = 1 ]; then
    ask redis1 --cluster create "${redis[@]/#redis/127.0.0.1:564}" --cluster-replicas 1 --cluster-yes >"$home/redis-cluster.log" 2>&1 || fail redis-cluster "was not made"
  fi
  for _ in $(seq 150); do
    ask redis1 cluster info | grep -q cluster_state:ok && return
    sleep 0.1
  done
  fail redis1 "has no cluster"
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
Redis__Connection=$(for name in "${redis[@]}"; do printf '127.0.0.1:%s,' "${ports[$name]}"; done)password=$password
Files__Folder=$home/images
Mail__Driver=Pickup
Mail__PickupDirectory=$home/mail
SETTINGS
}

program() { # app argument...: the service with its settings, in place of this shell
  local app=$1 all
  shift
  mapfile -t all < <(settings "$app")
  exec env "${all[@]}" dotnet "$home/app/Muistot.Api.dll" "$@"
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
  dotnet publish Muistot.Api --configuration Release --output "$home/app" --nologo --verbosity quiet
  start_nodes
  start_redis
  (program app1 migrate) >"$home/migrate.log" 2>&1 || fail migrate "failed"
  for app in "${apps[@]}"; do start "$app" program "$app" --urls "http://127.0.0.1:${ports[$app]}"; done
  write_proxy
  start proxy nginx -c "$home/proxy.conf"
  status
}

down() {
  for name in proxy "${apps[@]}" "${redis[@]}" node3 node2 node1; do stop "$name"; done
}

# What a process says of itself.
describe() { # name
  case "$1" in
    node*) echo "$(state "$1" wsrep_local_state_comment), $(state "$1" wsrep_cluster_size) nodes" ;;
    redis*) ask "$1" info replication | sed -n 's/^role:\([a-z]*\).*/\1/p' ;;
    *) curl --silent --max-time 5 --output /dev/null --write-out '/health/ready says %{http_code}' "http://127.0.0.1:${ports[$1]}/health/ready" || true ;;
  esac
}

status() {
  local name
  printf '%-8s %-16s %-8s %s\n' process address id state
  for name in "${nodes[@]}" "${redis[@]}" "${apps[@]}" proxy; do
    if runs "$name"; then
      printf '%-8s 127.0.0.1:%-6s %-8s %s\n' "$name" "${ports[$name]}" "$(cat "$home/$name.pid")" "$(describe "$name")"
    else
      printf '%-8s 127.0.0.1:%-6s %-8s %s\n' "$name" "${ports[$name]}" - "does not run"
    fi
  done
}

case "${1:-} ${2:-}" in
  "up ") up ;;
  "up --single-redis")
    mkdir -p "$home"
    : >"$home/single-redis"
    redis=(redis1)
    up
    ;;
  "down ") down ;;
  "status ") status ;;
  "env ") settings app1 | sed -e "s/=/='/" -e "s/^/export /" -e "s/$/'/" ;;
  *) echo "usage: dev/cluster.sh up [--single-redis] | down | status | env" >&2; exit 2 ;;
esac
