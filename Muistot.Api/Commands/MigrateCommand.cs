using System.CommandLine;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Api.Commands;

/// <summary>Brings the database up to date.</summary>
internal static class MigrateCommand
{
    internal static Command Create()
    {
        var list = new Option<bool>("--list") { Description = "List the migrations and whether they are applied; change nothing." };
        var script = new Option<bool>("--script") { Description = "Write the SQL of all migrations to the output; change nothing." };
        var from = new Option<string?>(
            "--from")
        {
            Description = "With --script: the migration that the database has already. Without it the script makes a database of nothing."
        };
        var command = new Command("migrate", "Brings the database up to date. Doing it twice does no harm.") { list, script, from };
        command.Validators.Add(result =>
        {
            if (result.GetValue(list) && result.GetValue(script))
                result.AddError("--list and --script cannot be combined.");
            if (result.GetResult(from) is not null && !result.GetValue(script))
                result.AddError("--from can only be combined with --script.");
        });
        return command.Does(async (services, parsed, cancellationToken) =>
        {
            var migration = services.GetRequiredService<SchemaMigration>();
            if (parsed.GetValue(script))
                return Script(migration, parsed.GetValue(from));
            return parsed.GetValue(list) ? await ListAsync(migration, cancellationToken) : await ApplyAsync(migration, cancellationToken);
        });
    }

    private static int Script(SchemaMigration migration, string? from)
    {
        if (from is not null && !migration.Known.Contains(from, StringComparer.Ordinal))
        {
            MuistotCommandLine.Complain($"The migration '{from}' does not exist. migrate --list shows all of them.");
            return MuistotCommandLine.WrongUsage;
        }

        Console.WriteLine(migration.Script(from));
        return 0;
    }

    private static async Task<int> ListAsync(SchemaMigration migration, CancellationToken cancellationToken)
    {
        var applied = await migration.FindAppliedAsync(cancellationToken);
        foreach (var known in migration.Known)
            Console.WriteLine($"{(applied.Contains(known, StringComparer.Ordinal) ? "applied" : "pending")}  {known}");
        foreach (var unknown in applied.Except(migration.Known, StringComparer.Ordinal))
            Console.WriteLine($"unknown  {unknown}");
        return 0;
    }

    private static async Task<int> ApplyAsync(SchemaMigration migration, CancellationToken cancellationToken)
    {
        if ((await migration.FindAppliedAsync(cancellationToken)).Except(migration.Known, StringComparer.Ordinal).Any())
            return MuistotCommandLine.Complain(
                "The database is newer than this program. migrate --list says what the program does not know.");
        foreach (var applied in await migration.ApplyAsync(said => MuistotCommandLine.Complain(said), cancellationToken))
            Console.WriteLine($"applied  {applied}");
        Console.WriteLine("The database is up to date.");
        return 0;
    }
}
