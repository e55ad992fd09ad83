using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Infrastructure;
using Muistot.Infrastructure.Persistence;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>
/// The program before a migration serves beside it, until each process is replaced. So a migration only adds: what is no longer used goes
/// with a later version, and CHANGELOG.md names a migration that cannot wait.
/// </summary>
public sealed class ExpandingMigrationTests
{
    // Login mail became a job between 1.0.0 and the next version, which CHANGELOG.md says.
    private static readonly string[] Said = ["Jobs drops the table login_mails"];

    [TestCase("MySql", "Server=127.0.0.1;Port=1;Database=none")]
    [TestCase("Sqlite", "Data Source=:memory:")]
    public void MigrationsLeaveWhatTheProgramBeforeThemUses(string provider, string connection)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = provider,
            ["ConnectionStrings:Muistot"] = connection,
        }).Build();
        using var parts = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration)
            .AddMuistotInfrastructure(configuration).BuildServiceProvider();
        using var scope = parts.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<MuistotDb>().Database;
        var migrations = database.GetService<IMigrationsAssembly>();

        var found = migrations.Migrations.OrderBy(migration => migration.Key, StringComparer.Ordinal).Skip(1).SelectMany(migration =>
            Offenders(migrations.CreateMigration(migration.Value, database.ProviderName!).UpOperations)
                .Select(what => $"{migration.Value.Name} {what}")).ToList();

        Assert.That(migrations.Migrations, Has.Count.GreaterThan(10));
        Assert.That(found, Is.EqualTo(Said));
    }

    [TestCaseSource(nameof(Breaking))]
    public void WhatBreaksTheProgramBeforeIsNamed(MigrationOperation[] operations, string what) =>
        Assert.That(Offenders(operations), Is.EqualTo(new[] { what }));

    [TestCaseSource(nameof(Harmless))]
    public void WhatItDoesNotMeetIsNot(MigrationOperation[] operations) => Assert.That(Offenders(operations), Is.Empty);

    private static IEnumerable<TestCaseData> Breaking()
    {
        yield return Case("drops the table t", new DropTableOperation { Name = "t" });
        yield return Case("renames the table t", new RenameTableOperation { Name = "t", NewName = "u" });
        yield return Case("drops t.c", new DropColumnOperation { Table = "t", Name = "c" });
        yield return Case("renames t.c", new RenameColumnOperation { Table = "t", Name = "c", NewName = "d" });
        yield return Case("adds t.c, which has no default", new AddColumnOperation { Table = "t", Name = "c", ClrType = typeof(int) });
        yield return Case("demands t.c", Altered(new AddColumnOperation { IsNullable = true }, new AlterColumnOperation()));
        yield return Case("shortens t.c", Altered(new AddColumnOperation { MaxLength = 20 }, new AlterColumnOperation { MaxLength = 10 }));
        yield return Case("retypes t.c", Altered(new AddColumnOperation(), new AlterColumnOperation { ClrType = typeof(long) }));
        yield return Case("demands that t.c is unique", new CreateIndexOperation { Table = "t", Columns = ["c"], IsUnique = true });
        yield return Case("ties t.c", new AddForeignKeyOperation { Table = "t", Columns = ["c"] });
        yield return Case("checks t", new AddCheckConstraintOperation { Table = "t", Name = "k" });
    }

    private static IEnumerable<TestCaseData> Harmless()
    {
        var table = new CreateTableOperation { Name = "t" };
        yield return Case(table, new CreateIndexOperation { Table = "t", Columns = ["c"], IsUnique = true });
        yield return Case(table, new AddForeignKeyOperation { Table = "t", Columns = ["c"] });
        yield return Case(new AddColumnOperation { Table = "t", Name = "c", ClrType = typeof(int), DefaultValue = 0 });
        yield return Case(
            new AddColumnOperation { Table = "t", Name = "c", ClrType = typeof(int), IsNullable = true },
            new AddForeignKeyOperation { Table = "t", Columns = ["c"] });
        yield return Case(Altered(new AddColumnOperation { MaxLength = 10 }, new AlterColumnOperation { MaxLength = 20 }));
        yield return Case(new CreateIndexOperation { Table = "t", Columns = ["c"] });
        yield return Case(
            new DropIndexOperation { Table = "t", Name = "i" },
            new CreateIndexOperation { Table = "t", Columns = ["b", "c"], IsUnique = true });
    }

    private static TestCaseData Case(string what, MigrationOperation operation) =>
        new TestCaseData(new[] { operation }, what).SetArgDisplayNames(what);

    private static TestCaseData Case(params MigrationOperation[] operations) =>
        new TestCaseData(new object[] { operations }).SetArgDisplayNames(string.Join(", ", operations.Select(one => one.GetType().Name)));

    private static AlterColumnOperation Altered(AddColumnOperation before, AlterColumnOperation after)
    {
        (after.Table, after.Name, before.ClrType) = ("t", "c", typeof(int));
        after.ClrType ??= typeof(int);
        after.OldColumn = before;
        return after;
    }

    private static IEnumerable<string> Offenders(IReadOnlyList<MigrationOperation> operations)
    {
        var tables = operations.OfType<CreateTableOperation>().Select(made => made.Name).ToHashSet(StringComparer.Ordinal);
        var columns = operations.OfType<AddColumnOperation>().Select(added => $"{added.Table}.{added.Name}")
            .ToHashSet(StringComparer.Ordinal);
        return operations.Select(operation => operation switch
        {
            DropTableOperation dropped => $"drops the table {dropped.Name}",
            RenameTableOperation renamed => $"renames the table {renamed.Name}",
            DropColumnOperation dropped => $"drops {dropped.Table}.{dropped.Name}",
            RenameColumnOperation renamed => $"renames {renamed.Table}.{renamed.Name}",
            AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null, ComputedColumnSql: null } added =>
                $"adds {added.Table}.{added.Name}, which has no default",
            AlterColumnOperation altered => Offense(altered),
            CreateIndexOperation { IsUnique: true } index when !tables.Contains(index.Table) && !Replaces(index) =>
                $"demands that {index.Table}.{string.Join("+", index.Columns)} is unique",
            AddForeignKeyOperation key when !tables.Contains(key.Table)
                && !key.Columns.All(name => columns.Contains($"{key.Table}.{name}")) =>
                $"ties {key.Table}.{string.Join("+", key.Columns)}",
            AddCheckConstraintOperation check when !tables.Contains(check.Table) => $"checks {check.Table}",
            _ => null,
        }).OfType<string>();

        // One that another takes the place of may be looser than that.
        bool Replaces(CreateIndexOperation index) => operations.OfType<DropIndexOperation>().Any(dropped => dropped.Table == index.Table);
    }

    private static string? Offense(AlterColumnOperation altered) => altered switch
    {
        { IsNullable: false, OldColumn.IsNullable: true } => $"demands {altered.Table}.{altered.Name}",
        { MaxLength: { } now, OldColumn.MaxLength: var before } when before is null || now < before =>
            $"shortens {altered.Table}.{altered.Name}",
        _ when altered.ClrType != altered.OldColumn.ClrType => $"retypes {altered.Table}.{altered.Name}",
        _ => null,
    };
}
