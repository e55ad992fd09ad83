#!/usr/bin/env bash
# VERSION: MySqlConnector 2.6.2 on .NET 10; MariaDB with Galera from Debian's mariadb-server, one node on the loopback interface.
# GUESS: Opening a connection to a Galera node that rejects queries (wsrep_reject_queries=ALL, as a node without a quorum does) goes the same way
#   whether or not the pool has a connection: such a node takes connections and pings, and refuses tables only.
# SEEN: A new connection opens. One from the pool is reset when it is lent again; the node refuses that with 1047, and Open throws MySqlException
#   with the code UnknownCommand, not transient, though a new connection would open. So many times Open fails as connections were in the pool;
#   then it opens again.
set -euo pipefail
export PATH="$PATH:/usr/sbin" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
command -v mariadbd >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends mariadb-server >/dev/null; }
work=$(mktemp -d)
server=
finish() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; [ -z "$server" ] || wait "$server" 2>/dev/null || true; rm -rf "$work"; }
trap finish EXIT
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
port=$(free_port) group=$(free_port)
mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$work/data" --auth-root-authentication-method=normal --skip-test-db >/dev/null
mariadbd --no-defaults --user="$(id -un)" --datadir="$work/data" --socket="$work/socket" --port="$port" --bind-address=127.0.0.1 \
  --wsrep-on=ON --wsrep-provider=/usr/lib/galera/libgalera_smm.so --wsrep-cluster-address=gcomm:// --wsrep-node-address=127.0.0.1 \
  --binlog-format=ROW --innodb-autoinc-lock-mode=2 \
  --wsrep-provider-options="base_host=127.0.0.1;base_port=$group;gmcast.listen_addr=tcp://127.0.0.1:$group;gcache.size=16M" 2>"$work/log" &
server=$!
until mariadb --no-defaults --protocol=tcp --host=127.0.0.1 --port="$port" --user=root --execute="SELECT 1" >/dev/null 2>&1; do sleep 0.5; done

mkdir "$work/try"
cat >"$work/try/try.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="MySqlConnector" Version="[2.6.2]" /></ItemGroup>
</Project>
PROJECT
cat >"$work/try/Program.cs" <<'PROGRAM'
using MySqlConnector;

var address = $"Server=127.0.0.1;Port={args[0]};User ID=root;Maximum Pool Size=5";
await using var operatorConnection = new MySqlConnection($"{address};Pooling=false");
await operatorConnection.OpenAsync();

// Two connections in the pool.
await using (MySqlConnection one = new(address), two = new(address))
{
    await one.OpenAsync();
    await two.OpenAsync();
}

await RunAsync(operatorConnection, "SET GLOBAL wsrep_reject_queries = ALL");
Console.WriteLine($"new: {await TryAsync($"{address};Pooling=false")}");
for (var time = 1; time <= 3; time++)
    Console.WriteLine($"pooled, time {time}: {await TryAsync(address)}");
await RunAsync(operatorConnection, "SET GLOBAL wsrep_reject_queries = NONE");

static async Task RunAsync(MySqlConnection connection, string text)
{
    await using var command = new MySqlCommand(text, connection);
    await command.ExecuteNonQueryAsync();
}

static async Task<string> TryAsync(string address)
{
    await using var connection = new MySqlConnection(address);
    try
    {
        await connection.OpenAsync();
        return "opens";
    }
    catch (MySqlException refused)
    {
        return $"{refused.ErrorCode} {refused.Number}, transient: {refused.IsTransient}";
    }
}
PROGRAM
dotnet build "$work/try" --verbosity quiet --output "$work/built" >"$work/build.log" || { cat "$work/build.log" >&2; exit 2; }
seen=$(timeout 60 dotnet "$work/built/try.dll" "$port")
echo "$seen"
[ "$seen" = "new: opens
pooled, time 1: UnknownCommand 1047, transient: False
pooled, time 2: UnknownCommand 1047, transient: False
pooled, time 3: opens" ]
