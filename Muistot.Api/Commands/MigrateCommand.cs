using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Api.Commands;

/// <summary>Brings the database up to date.</summary>
internal static class MigrateCommand
{
    internal static Command Create()
    {
        var list = new Option<bool>("--list") { Description = "List the migrations and whether they are applied; change nothing." };
        var script = new Option<bool>("--script") { Description = "Write the SQL of all migrations to the output; change nothing." };
        var command = new Command("migrate", "Brings the database up to date. Doing it twice does no harm.") { list, script };
        command.Validators.Add(result =>
        {
            if (result.GetValue(list) && result.GetValue(script))
                result.AddError("--list and --script do not go together.");
        });
        return command.Does(async (services, parsed, cancellationToken) =>
        {
            var database = services.GetRequiredService<MuistotDb>().Database;
            if (parsed.GetValue(script))
                Console.WriteLine(database.GetService<IMigrator>().GenerateScript());
            else if (parsed.GetValue(list))
                await ListAsync(database, cancellationToken);
            else
                await ApplyAsync(database, cancellationToken);
            return 0;
        });
    }

    private static async Task ListAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        var applied = (await database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        foreach (var migration in database.GetMigrations())
            Console.WriteLine($"{(applied.Contains(migration) ? "applied" : "pending")}  {migration}");
    }

    private static async Task ApplyAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        var pending = (await database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await database.MigrateAsync(cancellationToken);
        foreach (var migration in pending)
            Console.WriteLine($"applied  {migration}");
        Console.WriteLine("The database is up to date.");
    }
}
