using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using Muistot.Application.Caching;
using Muistot.Infrastructure.Files;
using Muistot.Infrastructure.Import;

namespace Muistot.Api.Commands.Import;

/// <summary>Brings everything over from the service being replaced.</summary>
internal static class ImportCommand
{
    /// <summary>Exit code of an import whose counts do not add up.</summary>
    internal const int DoesNotAddUp = 3;

    private const string About =
        """
        Brings everything over from the database and the images of the service being replaced, which may be in use meanwhile.

        It only reads in the source, all of it as it was at one moment, and deletes nothing in the target. Run it as often as you like: each time it takes
        what is new in the source and follows what changed in the source, unless the same row was changed in the target. Interrupted, it goes on the next time.
        Ids, names and file names stay what they were. What had to be repaired or could not be taken is reported with table, id and reason,
        all of it in each run: equal findings as one line in the output, each one in the file of --report. At the end the counts of both
        sides are compared.

        Every option is also a setting of section Import: Import__From in the environment keeps the password out of the list of processes.

        Exit codes: 0 everything is accounted for, 1 failed, 2 wrong usage, 3 the counts of both sides do not add up,
        130 interrupted.
        """;

    internal static Command Create()
    {
        var from = new Option<string?>(
            "--from")
        {
            Description =
                "Connection string of the database that is read: Server=…;Database=muistot;User ID=…;Password=…. It needs SELECT only."
        };
        var images = new Option<string?>("--images") { Description = "Folder of the images that are read." };
        var zone = new Option<string?>(
            "--time-zone")
        {
            Description = "Time zone of the times in the source, as Europe/Helsinki. Without it the server is asked, and has to name it."
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Write nothing; report what would be done." };
        var batch = new Option<int?>("--batch")
        {
            Description = "Rows in a batch, each of which is one transaction: 1 to 10000, 1000 if not said.",
            CustomParser = result => int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
                ? rows
                : 0,
        };
        var report = new Option<string?>(
            "--report")
        {
            Description =
                "Write a line for each finding into this file, with tabs between its columns. The output shows equal findings as one line."
        };
        var noIndex = new Option<bool>("--no-index")
        {
            Description = "Leave what is imported out of the search index: search rebuild, or the daily job of the service, brings it in."
        };
        var command = new Command("import", About)
        {
            from, images, zone, dryRun, batch, report, noIndex, ImportSitesCommand.Create(),
        };
        return command.Does(async (services, parsed, cancellationToken) =>
        {
            var settings = services.GetRequiredService<IOptions<ImportOptions>>().Value;
            var asked = new ImportOptions
            {
                From = parsed.GetValue(from) ?? settings.From,
                Images = parsed.GetValue(images) ?? settings.Images,
                TimeZone = parsed.GetValue(zone) ?? settings.TimeZone,
                Batch = parsed.GetValue(batch) ?? settings.Batch,
                Report = parsed.GetValue(report) ?? settings.Report,
            };
            if (FindFault(asked, services.GetRequiredService<IOptions<FileStoreOptions>>().Value) is { } fault)
            {
                await Console.Error.WriteLineAsync(fault);
                return MuistotCommandLine.WrongUsage;
            }

            var plan = new ImportPlan(
                asked.From!, asked.Images, ZoneOf(asked), asked.Batch, parsed.GetValue(dryRun), Indexes: !parsed.GetValue(noIndex));
            return await RunAsync(services, asked.Report, plan, cancellationToken);
        }, CachedContent.Everything);
    }

    private static string? FindFault(ImportOptions asked, FileStoreOptions files) => asked switch
    {
        { From: null or "" } => "--from (Import:From) must be set: the connection string of the database that is read.",
        { Images: null or "" } => "--images (Import:Images) must be set: the folder of the images that are read.",
        { Batch: < 1 or > 10_000 } => "--batch (Import:Batch) must be a number from 1 to 10000.",
        { Images: { } folder } when !Directory.Exists(folder) => "The folder of --images (Import:Images) does not exist.",
        { Images: { } folder } when files.Driver == FileStoreDriver.Folder && ImportFolders.Overlap(folder, files.Folder) =>
            "The folder of --images (Import:Images) and Files:Folder are the same, or one lies in the other: images in the source would be overwritten.",
        { TimeZone: { Length: > 0 } zone } when !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) =>
            $"--time-zone (Import:TimeZone) must be a time zone that this machine knows, and not '{zone}'.",
        _ => null,
    };

    private static TimeZoneInfo? ZoneOf(ImportOptions asked) =>
        string.IsNullOrEmpty(asked.TimeZone) ? null : TimeZoneInfo.FindSystemTimeZoneById(asked.TimeZone);

    private static async Task<int> RunAsync(
        IServiceProvider services, string? reportFile, ImportPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await using var report = ImportReport.Open(reportFile);
            var balances = await ImportProgress.ShowAsync(
                report, watcher => services.GetRequiredService<LegacyImport>().RunAsync(plan, watcher, cancellationToken));
            await report.CloseAsync(balances, plan.DryRun);
            return balances.All(balance => balance.AddsUp) ? 0 : DoesNotAddUp;
        }
        catch (ImportRefusedException refused)
        {
            return MuistotCommandLine.Complain(refused.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return MuistotCommandLine.EndEarly();
        }
    }
}
