using System.Globalization;
using Muistot.Infrastructure.Import;
using Muistot.Infrastructure.Import.Reporting;

namespace Muistot.Api.Commands.Import;

/// <summary>
/// The report of an import: what there is to say about rows, then the counts of both sides. A file gets a line for each finding as it
/// comes, so that it is there when the import is interrupted. The output gets a line for each group of equal findings once the progress
/// bar is done.
/// </summary>
internal sealed class ImportReport : IAsyncDisposable
{
    private readonly StreamWriter? file;
    private readonly FindingGroups groups = new();
    private readonly Dictionary<ImportFindingKind, HashSet<(string Table, string Id)>> rows = [];

    private ImportReport(StreamWriter? file) => this.file = file;

    /// <summary>The time zone that the times in the source are taken for.</summary>
    internal TimeZoneInfo? Zone { get; set; }

    /// <summary>Begins a report.</summary>
    /// <param name="path">The file, or null for the output.</param>
    /// <exception cref="ImportRefusedException">The file cannot be written.</exception>
    internal static ImportReport Open(string? path)
    {
        try
        {
            return new ImportReport(string.IsNullOrEmpty(path) ? null : new StreamWriter(path, append: false) { NewLine = "\n" });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ImportRefusedException("The file of --report (Import:Report) cannot be written.", fault);
        }
    }

    /// <summary>Adds lines.</summary>
    internal void Add(IReadOnlyList<ImportFinding> findings)
    {
        foreach (var finding in findings)
        {
            if (!rows.TryGetValue(finding.Kind, out var same))
                rows.Add(finding.Kind, same = []);
            same.Add((finding.Table, finding.Id));
            groups.Add(finding);
            file?.WriteLine(finding.ToString());
        }

        file?.Flush();
    }

    /// <summary>Shows the groups, and ends the report with the counts.</summary>
    internal async Task CloseAsync(IReadOnlyList<ImportBalance> balances, bool isDryRun)
    {
        foreach (var line in groups.Lines)
            Console.WriteLine(line);
        if (groups.AreShortened)
            Console.WriteLine(file is null ? "Pass --report FILE for a line for each row." : "The report file has a line for each row.");
        var summary = Summary(balances, isDryRun).ToList();
        foreach (var line in summary)
        {
            Console.WriteLine(line);
            if (file is not null)
                await file.WriteLineAsync(line);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (file is not null)
            await file.DisposeAsync();
    }

    private IEnumerable<string> Summary(IReadOnlyList<ImportBalance> balances, bool isDryRun)
    {
        yield return "";
        yield return Row("table", "source", "target", "not taken", "only in the target", "added", "changed", "same", "kept in the target");
        foreach (var balance in balances)
        {
            var row = Row(
                balance.Table, balance.Source, balance.Target, balance.NotTaken, balance.OnlyInTarget, balance.Added, balance.Changed,
                balance.Same, balance.KeptInTarget);
            yield return balance.AddsUp ? row : $"{row}  does not add up";
        }

        yield return "";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Rows: repaired {Of(ImportFindingKind.Repaired)}, not taken {Of(ImportFindingKind.NotTaken)}, kept in the target {Of(
            ImportFindingKind.KeptInTarget)}, gone in the source {Of(ImportFindingKind.GoneFromSource)}, notes {Of(
            ImportFindingKind.Note)}.");
        if (Zone is not null)
            yield return $"The times in the source were read as those of {Zone.Id}.";
        yield return balances.All(balance => balance.AddsUp)
            ? "Everything adds up: in each table, source - not taken = target - only in the target."
            : "The counts do not add up: something changed in the target while it was counted, or rows were lost. Run it again.";
        if (isDryRun)
            yield return "This was a dry run: nothing was written, and the column target shows what would be.";
    }

    private long Of(ImportFindingKind kind) => rows.TryGetValue(kind, out var found) ? found.Count : 0;

    private static string Row(object table, params object[] columns) => string.Create(
        CultureInfo.InvariantCulture,
        $"{table,-22}{string.Concat(columns.Select(column => Convert.ToString(column, CultureInfo.InvariantCulture)!.PadLeft(11)))}");
}
