#!/usr/bin/env bash
# What is not assigned here is set by the scripts that source this.
# shellcheck disable=SC2154
# Starts and stops processes by files with their ids, for the scripts beside this one. They set, before they call anything:
#   home   the folder of logs and of these files
#   ports  where each process listens, by its name
#   marks  what stands in the command line of each process alone, by its name

need() { # program package
  command -v "$1" >/dev/null || { echo "$1 is missing: apt-get install $2" >&2; exit 1; }
}

runs() { # name: the process is there, and is the one that was started
  local pid
  pid=$(cat "$home/$1.pid" 2>/dev/null) && [[ "$pid" =~ ^[0-9]+$ ]] || return 1
  [[ "$(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline")" == *"${marks[$1]}"* ]]
}

listens() { # port
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

start() { # name command...
  local name=$1
  shift
  if runs "$name"; then return; fi
  listens "${ports[$name]}" && { echo "Port ${ports[$name]} is taken by something else." >&2; exit 1; }
  "$@" >"$home/$name.log" 2>&1 &
  echo $! >"$home/$name.pid"
  for _ in $(seq 300); do
    listens "${ports[$name]}" && return
    kill -0 "$(cat "$home/$name.pid")" 2>/dev/null || break
    sleep 0.1
  done
  fail "$name" "did not start"
}

stop() { # name
  if runs "$1"; then
    kill "$(cat "$home/$1.pid")"
    for _ in $(seq 450); do
      runs "$1" || break
      sleep 0.1
    done
    if runs "$1"; then fail "$1" "does not end"; fi
  fi
  rm -f "$home/$1.pid"
}

fail() { # name what
  tail -n 20 "$home/$1.log" >&2
  echo "$1 $2; see $home/$1.log" >&2
  exit 1
}
