using Microsoft.EntityFrameworkCore.Design;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Migrations.Sqlite;

/// <summary>Makes the database for <c>dotnet ef</c>.</summary>
public sealed class SqliteFactory : IDesignTimeDbContextFactory<MuistotDb>
{
    /// <inheritdoc/>
    public MuistotDb CreateDbContext(string[] args) => DesignTime.Create(DatabaseProvider.Sqlite, "Data Source=muistot.db");
}
