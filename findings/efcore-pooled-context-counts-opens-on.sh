#!/usr/bin/env bash
# VERSION: Microsoft.EntityFrameworkCore.Sqlite 9.0.23 and 10.0.15.
# GUESS: A context that comes from the pool is as new, whatever happened to who used it before: its connection is opened for each query and
#   closed after it. So it does not matter that a transaction could not begin because another connection was writing.
# SEEN: BeginTransactionAsync opens the connection first and does not close it when the database is locked. The pool closes it when the context
#   comes back, but where the context was disposed asynchronously, as scopes of ASP.NET Core do, the count of who opened it stays. From then on
#   each of its users has the connection open from the first query to the end, and cannot be given another one after it was closed. A context
#   that was disposed synchronously is as new.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

cat >finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" Version="[$(EfVersion)]" />
  </ItemGroup>
</Project>
PROJECT

cat >Program.cs <<'PROGRAM'
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

foreach (var isAsynchronous in new[] { false, true })
{
    var connection = $"Data Source=finding-{isAsynchronous}.db;Default Timeout=1";
    using var services = new ServiceCollection().AddDbContextPool<Notes>(options => options.UseSqlite(connection)).BuildServiceProvider();
    using (var scope = services.CreateScope())
        scope.ServiceProvider.GetRequiredService<Notes>().Database.EnsureCreated();

    Notes used;
    using (var other = new SqliteConnection(connection))
    {
        other.Open();
        using var writing = other.BeginTransaction();
        var scope = services.CreateAsyncScope();
        used = scope.ServiceProvider.GetRequiredService<Notes>();
        try
        {
            await used.Database.BeginTransactionAsync();
        }
        catch (SqliteException)
        {
        }

        if (isAsynchronous)
            await scope.DisposeAsync();
        else
            ((IDisposable)scope).Dispose();
    }

    using var next = services.CreateScope();
    var notes = next.ServiceProvider.GetRequiredService<Notes>();
    var before = notes.Database.GetDbConnection().State;
    await notes.All.CountAsync();
    Console.WriteLine($"{(isAsynchronous ? "DisposeAsync" : "Dispose")}: the same context {notes == used}, {before} before a query, {notes.Database.GetDbConnection().State} after it");
}

public sealed class Notes(DbContextOptions<Notes> options) : DbContext(options)
{
    public DbSet<Note> All => Set<Note>();
}

public sealed class Note
{
    public int Id { get; set; }
}
PROGRAM

expected='Dispose: the same context True, Closed before a query, Closed after it
DisposeAsync: the same context True, Closed before a query, Open after it'
for version in 9.0.23 10.0.15; do
  dotnet build --verbosity quiet --output "built-$version" "-p:EfVersion=$version" >build.log || { cat build.log >&2; exit 2; }
  rm -f finding-*.db
  seen=$(timeout 60 dotnet "built-$version/finding.dll")
  printf '%s\n%s\n' "EF Core $version" "$seen"
  [ "$seen" = "$expected" ]
done
