#!/usr/bin/env bash
# VERSION: Microsoft.EntityFrameworkCore.Sqlite 9.0.23; nothing else.
# GUESS: A local variable that a query captures becomes a parameter, whatever its value: Where(row => all || row.Project == 1) has one text of SQL.
# SEEN: A captured bool beside || or && is evaluated when the query is translated. With false it is left out, with true its condition is, and the two
#   have texts of their own. Whoever wants the parameter (so that an index is not used, or there is one plan) says EF.Parameter(all).
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
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" Version="9.0.23" />
  </ItemGroup>
</Project>
PROJECT

cat >Program.cs <<'PROGRAM'
using Microsoft.EntityFrameworkCore;

using var db = new Places(new DbContextOptionsBuilder<Places>().UseSqlite("Data Source=:memory:").Options);
var (no, yes) = (Where(Captured(false)), Where(Captured(true)));
var kept = Where(Kept(false));
Console.WriteLine($"captured false:      {no}");
Console.WriteLine($"captured true:       {yes}");
Console.WriteLine($"EF.Parameter(false): {kept}");
return !no.Contains(" OR ") && yes == "no condition" && kept.Contains("@") && kept.Contains(" OR ") ? 0 : 1;

IQueryable<Place> Captured(bool all) => db.All.Where(row => all || row.Project == 1);

IQueryable<Place> Kept(bool all) => db.All.Where(row => EF.Parameter(all) || row.Project == 1);

string Where(IQueryable<Place> query)
{
    using var command = query.CreateDbCommand();
    var at = command.CommandText.IndexOf("WHERE", StringComparison.Ordinal);
    return at < 0 ? "no condition" : command.CommandText[at..];
}

internal sealed class Place
{
    public int Id { get; set; }

    public int Project { get; set; }
}

internal sealed class Places(DbContextOptions<Places> options) : DbContext(options)
{
    public DbSet<Place> All => Set<Place>();
}
PROGRAM

dotnet run --verbosity quiet
