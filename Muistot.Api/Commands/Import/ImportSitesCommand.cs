using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Api.SiteTables;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.SiteTables;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;
using Muistot.Infrastructure.Search;
using Spectre.Console;

namespace Muistot.Api.Commands.Import;

/// <summary>Brings a table of sites into a project, of any size.</summary>
internal static class ImportSitesCommand
{
    private const string About =
        """
        Brings a table of sites into a project: CSV, or a FeatureCollection of GeoJSON. docs/map.md names the columns.

        Rows create the sites whose ids are new and change those that are there, all of them in one transaction, or none: when something is
        wrong with the table, up to 100 errors are told with row and column, and nothing is changed.

        The service may run meanwhile. It reads on, but writes in the project wait until the end, and all writes do on SQLite: those
        that wait too long are answered 503.
        """;

    internal static Command Create()
    {
        var project = ProjectOption.Create();
        var file = new Argument<FileInfo>("file") { Description = "The file." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Change nothing; say what would be done." };
        var person = new Option<string?>("--as")
        {
            Description = "Name or e-mail address of the account in whose name it is. Without it, the sites have no creator.",
        };
        return new Command("sites", About) { file, project, dryRun, person }.DoesInDatabase(
            async (services, parsed, cancellationToken) =>
            {
                int? userId = null;
                if (parsed.GetValue(person) is { } name)
                {
                    if (await services.FindAccountAsync(name, cancellationToken) is not { } account)
                        return MuistotCommandLine.Failed;
                    userId = account.Id;
                }

                var asked = new Asked(parsed.GetRequiredValue(project), parsed.GetRequiredValue(file), userId, parsed.GetValue(dryRun));
                return await RunAsync(services, asked, cancellationToken);
            },
            CachedContent.Everything);
    }

    private static async Task<int> RunAsync(IServiceProvider services, Asked asked, CancellationToken cancellationToken)
    {
        try
        {
            var result = await AnsiConsole.Progress().StartAsync(progress =>
            {
                var task = progress.AddTask(asked.DryRun ? "checking" : "importing", maxValue: Math.Max(1, asked.File.Length));
                return ImportAsync(services, asked, task, cancellationToken);
            });
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Created} created, {result.Changed} changed, {result.Unchanged} unchanged{(asked.DryRun ? " (dry run)" : "")}."));
            if (result.IgnoredColumns.Count > 0)
                Console.WriteLine($"Ignored columns: {string.Join(", ", result.IgnoredColumns)}");
            return 0;
        }
        catch (InvalidRequestException wrong)
        {
            foreach (var error in wrong.Errors)
                MuistotCommandLine.Complain(Describe(error));
            foreach (var detail in wrong.Details)
                MuistotCommandLine.Complain(detail);
            return MuistotCommandLine.Complain("Nothing was changed.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted. Nothing was changed.");
            return MuistotCommandLine.Interrupted;
        }
    }

    private static async Task<ImportedSitesView> ImportAsync(
        IServiceProvider services, Asked asked, ProgressTask task, CancellationToken cancellationToken)
    {
        var (db, import) = (services.GetRequiredService<IMuistotDb>(), services.GetRequiredService<SiteTableImport>());
        Stream? read = null;
        var table = new SiteTableFile(() => read = asked.File.OpenRead());
        var progress = new DirectProgress(_ => task.Value = read?.Position ?? 0);
        var result = await db.CommitAsync(
            async () =>
            {
                var project = await LockAsync(db, asked, cancellationToken);
                return await import.RunAsync(project, table, asked.DryRun, progress, cancellationToken);
            },
            atomic: true, cancellationToken);
        task.Value = task.MaxValue;
        return result;
    }

    private static async Task<SiteTableTarget> LockAsync(IMuistotDb db, Asked asked, CancellationToken cancellationToken)
    {
        var found = db.Projects.AsNoTracking().Where(project => project.Name == asked.Project.Value);
        if (await found.FirstOrDefaultAsync(cancellationToken) is { Id: var key })
            await db.LockAsync([new RowLock(LockedTable.Projects, key, Exclusive: true)], cancellationToken);
        return await found.FirstOrDefaultAsync(cancellationToken) is { } project
            ? new SiteTableTarget(project.Id, Language.Of(project.DefaultLanguageId), project.AutoPublish, asked.UserId)
            : throw new NotFoundException($"The project {asked.Project} does not exist.");
    }

    private static string Describe(ValidationError error) => error.Location.Skip(1).ToList() switch
    {
        [var row, var column] => $"row {row}, {column}: {error.Message}",
        [var row] when int.TryParse(row, CultureInfo.InvariantCulture, out _) => $"row {row}: {error.Message}",
        [var member] => $"{member}: {error.Message}",
        _ => error.Message,
    };

    private sealed record Asked(ProjectId Project, FileInfo File, int? UserId, bool DryRun);
}
