using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Domain.Languages;
using Muistot.Infrastructure;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Persistence;

[OnEveryBackend]
public sealed class MigrationTests(Backend backend) : IntegrationTest(backend)
{
    private readonly Backend backend = backend;

    [Test]
    public async Task MakeADatabaseOfNothingAndLeaveItAloneThen()
    {
        await using var parts = Parts(backend, await Host.CreateDatabaseAsync());
        var database = parts.GetRequiredService<MuistotDb>().Database;

        var before = await database.GetPendingMigrationsAsync();
        await database.MigrateAsync();
        var (pending, applied) = (await database.GetPendingMigrationsAsync(), await database.GetAppliedMigrationsAsync());
        await database.MigrateAsync();

        Assert.That((before.Any(), pending.Any()), Is.EqualTo((true, false)));
        Assert.That(applied, Is.EqualTo(before));
        Assert.That(await database.GetAppliedMigrationsAsync(), Is.EqualTo(applied));
        Assert.That(await parts.GetRequiredService<MuistotDb>().Set<Language>().CountAsync(), Is.EqualTo(Language.All.Count()));
    }

    [Test]
    public void AreAsTheModelIs()
    {
        using var parts = Parts(backend, Unreached(backend));

        Assert.That(parts.GetRequiredService<MuistotDb>().Database.HasPendingModelChanges(), Is.False, "Run migrations/add.sh.");
    }

    [Test]
    public void AreBesideAModelThatIsCompiledFromTheConfiguration()
    {
        using var parts = Parts(backend, Unreached(backend));
        var db = parts.GetRequiredService<MuistotDb>();

        var (compiled, configured) = (Describe(db.Model), Describe(db.GetService<IDesignTimeModel>().Model));

        Assert.That(db.Model, Is.InstanceOf<RuntimeModel>());
        Assert.That(compiled, Has.Count.GreaterThan(100).And.EqualTo(configured), "Run migrations/add.sh.");
    }

    [Test]
    public async Task SeedTheLanguages()
    {
        var languages = await ReadLanguagesAsync();

        Assert.That(languages.Take(2), Is.EqualTo(new[] { (1, "fi"), (2, "en") }));
        Assert.That(languages.Select(language => language.Code), Is.Unique.And.SupersetOf(new[] { "sv", "se", "ru" }));
        Assert.That(languages, Is.EqualTo(Language.All.Select(language => (language.Id, language.Code))));
    }

    [Test]
    public void HaveTheSameNamesForEveryDatabase()
    {
        var names = Enum.GetValues<Backend>().Select(provider =>
        {
            using var parts = Parts(provider, Unreached(provider));
            return parts.GetRequiredService<MuistotDb>().Database.GetMigrations().Select(migration => migration.Split('_', 2)[1]).ToList();
        }).ToList();

        Assert.That(names[0], Is.Not.Empty);
        Assert.That(names[1], Is.EqualTo(names[0]));
    }

    private async Task<List<(int Id, string Code)>> ReadLanguagesAsync()
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<MuistotDb>().Set<Language>().AsNoTracking()
            .OrderBy(language => language.Id).ToListAsync();
        return [.. rows.Select(language => (language.Id, language.Code))];
    }

    private static string Unreached(Backend backend) => backend == Backend.Embedded ? "Data Source=:memory:" : "Server=127.0.0.1;Port=1";

    private static ServiceProvider Parts(Backend backend, string connectionString)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = backend == Backend.Embedded ? "Sqlite" : "MySql",
            ["ConnectionStrings:Muistot"] = connectionString,
        }).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddMuistotInfrastructure(configuration)
            .BuildServiceProvider();
    }

    private static List<string> Describe(IModel model) =>
    [
        .. from entity in model.GetEntityTypes()
           from property in entity.GetProperties()
           select string.Join(
               ' ', entity.Name, entity.GetTableName(), property.Name, property.GetColumnName(), property.GetColumnType(),
               property.IsNullable, property.GetMaxLength(),
               property.ValueGenerated, property.IsConcurrencyToken, property.GetTypeMapping().Converter?.GetType().Name),
        .. from entity in model.GetEntityTypes()
           from key in entity.GetForeignKeys()
           select string.Join(' ', entity.Name, string.Join(',', key.Properties.Select(property => property.Name)),
           key.PrincipalEntityType.Name, key.DeleteBehavior, key.IsUnique),
        .. from entity in model.GetEntityTypes()
           from index in entity.GetIndexes()
           select string.Join(' ', entity.Name, index.GetDatabaseName(),
           string.Join(',', index.Properties.Select(property => property.Name)), index.IsUnique),
        .. from entity in model.GetEntityTypes()
           from key in entity.GetKeys()
           select string.Join(' ', entity.Name, key.GetName(), string.Join(',', key.Properties.Select(property => property.Name))),
    ];
}
