using Microsoft.EntityFrameworkCore.Design;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Migrations.MySql;

/// <summary>Makes the database for <c>dotnet ef</c>.</summary>
public sealed class MySqlFactory : IDesignTimeDbContextFactory<MuistotDb>
{
    /// <inheritdoc/>
    public MuistotDb CreateDbContext(string[] args) =>
        DesignTime.Create(DatabaseProvider.MySql, "Server=127.0.0.1;Database=muistot;User=muistot");
}
