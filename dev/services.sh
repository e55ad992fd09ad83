#!/usr/bin/env bash
# What the service stands on in production, without containers: MariaDB on 5601, MailDev on 5603 (its SMTP on 5605), Redis on
# 5604, all on the loopback interface, their data in data/services. Programs come from the system's packages, MailDev from npm.
#   dev/services.sh up | down | status | env
# "env" prints the settings that lead there, with a folder of images of its own:  set -a; source <(dev/services.sh env); set +a; ./run.sh
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PATH:/usr/sbin"
home=$PWD/data/services
names=(mariadb redis maildev)
declare -A ports=([mariadb]=5601 [redis]=5604 [maildev]=5603)
# What stands in the command lines of these processes alone.
declare -A marks=([mariadb]="--datadir=$home/mysql" [redis]="--dir $home/redis" [maildev]="$home/maildev/")
maildev_version=2.1.0
# shellcheck source=dev/processes.sh
source dev/processes.sh

up() {
  need mariadbd mariadb-server
  need redis-server redis-server
  need npm npm
  mkdir -p "$home/redis" "$home/maildev"
  if [ ! -d "$home/mysql" ]; then
    rm -rf "$home/mysql.new"
    mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$home/mysql.new" --auth-root-authentication-method=normal --skip-test-db >"$home/install.log" 2>&1
    mv "$home/mysql.new" "$home/mysql"
  fi
  start mariadb mariadbd --no-defaults --user="$(id -un)" --datadir="$home/mysql" --socket="$home/mariadb.sock" --port=5601 \
    --bind-address=127.0.0.1 --character-set-server=utf8mb4 --max-allowed-packet=64M
  mariadb --no-defaults --socket="$home/mariadb.sock" --user=root <<'SQL'
CREATE DATABASE IF NOT EXISTS muistot CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS muistot@'127.0.0.1' IDENTIFIED BY 'muistot-development';
GRANT ALL ON muistot.* TO muistot@'127.0.0.1';
SQL
  start redis redis-server --port 5604 --bind 127.0.0.1 --dir "$home/redis" --requirepass muistot-development --appendonly yes --set-proc-title no
  [ -d "$home/maildev/node_modules/maildev" ] || npm install --silent --no-save --prefix "$home/maildev" "maildev@$maildev_version" >"$home/npm.log" 2>&1
  start maildev node "$home/maildev/node_modules/.bin/maildev" --ip 127.0.0.1 --web-ip 127.0.0.1 --web 5603 --smtp 5605
  status
}

down() {
  for name in "${names[@]}"; do stop "$name"; done
}

status() {
  for name in "${names[@]}"; do
    if runs "$name"; then echo "$name runs on 127.0.0.1:${ports[$name]}"; else echo "$name does not run"; fi
  done
}

settings() {
  cat <<SETTINGS
Database__Provider=MySql
Database__ServerVersion=10.11.6-mariadb
ConnectionStrings__Muistot='Server=127.0.0.1;Port=5601;Database=muistot;User=muistot;Password=muistot-development'
Files__Folder='$home/images'
Redis__Connection='127.0.0.1:5604,password=muistot-development'
Mail__Driver=Smtp
Mail__Smtp__Host=127.0.0.1
Mail__Smtp__Port=5605
Mail__Smtp__Tls=None
SETTINGS
}

case "${1:-}" in
  up) up ;;
  down) down ;;
  status) status ;;
  env) settings ;;
  *) echo "usage: dev/services.sh up|down|status|env" >&2; exit 2 ;;
esac
