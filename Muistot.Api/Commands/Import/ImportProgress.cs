using Muistot.Infrastructure.Import.Reporting;
using Spectre.Console;

namespace Muistot.Api.Commands.Import;

/// <summary>Shows how far an import is, table by table, and passes on what there is to say.</summary>
/// <param name="progress">Where it is shown.</param>
/// <param name="report">Gets what there is to say.</param>
internal sealed class ImportProgress(ProgressContext progress, ImportReport report) : IImportWatcher
{
    private readonly Dictionary<string, ProgressTask> tasks = new(StringComparer.Ordinal);

    /// <summary>Shows the progress of some work, as long as it lasts.</summary>
    internal static async Task<T> ShowAsync<T>(ImportReport report, Func<IImportWatcher, Task<T>> work) =>
        await AnsiConsole.Progress().StartAsync(progress => work(new ImportProgress(progress, report)));

    /// <inheritdoc/>
    public void Begin(TimeZoneInfo zone) => report.Zone = zone;

    /// <inheritdoc/>
    public void Begin(string table, long rows) => tasks[table] = progress.AddTask(table, maxValue: Math.Max(1, rows));

    /// <inheritdoc/>
    public void Advance(string table, long rows, IReadOnlyList<ImportFinding> findings)
    {
        report.Add(findings);
        if (!tasks.TryGetValue(table, out var task))
            return;
        task.Value = Math.Max(rows, task.MaxValue == 1 ? 1 : 0);
    }
}
