#!/usr/bin/env bash
# VERSION: Microsoft.EntityFrameworkCore.Sqlite 9.0.23, with the SQLite that it brings; nothing else.
# GUESS: Where(row => row.ProjectId == 1 && keys.Contains(row.Id)) with ten keys looks ten rows up by their primary key, and compares the project of
#   these: the condition on the project costs nothing.
# SEEN: Contains becomes IN (SELECT value FROM json_each(@keys)). SQLite does not know how many keys that is, prefers the index that begins with the
#   project, and goes through all rows of it. Without the project it looks the keys up. So rows are better read by their keys alone, and their
#   project compared afterwards.
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
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

using var connection = new SqliteConnection("Data Source=:memory:");
connection.Open();
using var db = new Places(new DbContextOptionsBuilder<Places>().UseSqlite(connection).Options);
db.Database.EnsureCreated();
db.Database.ExecuteSqlRaw(
    """
    WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 100000)
    INSERT INTO places (Id, ProjectId, Published, Name) SELECT number, 1, 1, 'place ' || number FROM numbers
    """);
var keys = Enumerable.Range(500, 10).ToList();
var project = 1;
var (beside, alone) = (Plan(db.All.Where(row => row.ProjectId == project && keys.Contains(row.Id))), Plan(db.All.Where(row => keys.Contains(row.Id))));
Console.WriteLine($"beside the project: {beside}");
Console.WriteLine($"by keys alone: {alone}");
return beside.Contains("USING INDEX") && !beside.Contains("PRIMARY KEY") && alone.Contains("USING INTEGER PRIMARY KEY") ? 0 : 1;

string Plan(IQueryable<Place> query)
{
    using var command = query.CreateDbCommand();
    command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
    using var reader = command.ExecuteReader();
    return reader.Read() ? reader.GetString(3) : "";
}

internal sealed class Place
{
    public int Id { get; set; }

    public int ProjectId { get; set; }

    public bool Published { get; set; }

    public string Name { get; set; } = "";
}

internal sealed class Places(DbContextOptions<Places> options) : DbContext(options)
{
    public DbSet<Place> All => Set<Place>();

    protected override void OnModelCreating(ModelBuilder model) =>
        model.Entity<Place>().ToTable("places").HasIndex(row => new { row.ProjectId, row.Published });
}
PROGRAM

dotnet run --verbosity quiet
