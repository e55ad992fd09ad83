using Microsoft.Extensions.DependencyInjection;
using Muistot.Infrastructure.Import;
using Muistot.Infrastructure.Import.Reporting;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

/// <summary>A test of the import into one of the backends, whose service runs meanwhile.</summary>
[NeedsServers]
public abstract class ImportTest(Backend backend) : IntegrationTest(backend)
{
    private readonly List<SourceService> all = [];

    [TearDown]
    public void DropOldServices() => all.ForEach(old => old.Dispose());

    internal async Task<SourceService> OldAsync(string? more = null)
    {
        var old = await SourceService.CreateFilledAsync();
        all.Add(old);
        if (more is not null)
            await old.RunAsync(more);
        return old;
    }

    internal async Task<Imported> ImportAsync(
        SourceService old, bool dryRun = false, int batch = 1000, string? zone = "UTC", Action<string, long>? watch = null, string?
        from = null,
        bool indexes = true, CancellationToken cancellationToken = default)
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var watcher = new Watcher(watch);
        var plan = new ImportPlan(from ?? old.ConnectionString, old.Images, zone is null
            ? null
            : TimeZoneInfo.FindSystemTimeZoneById(zone), batch, dryRun, indexes);
        return new Imported(await scope.ServiceProvider.GetRequiredService<LegacyImport>().RunAsync(plan, watcher, cancellationToken),
            watcher.Findings);
    }

    /// <summary>What came of an import.</summary>
    internal sealed record Imported(IReadOnlyList<ImportBalance> Balances, IReadOnlyList<ImportFinding> Findings)
    {
        public bool AddsUp => Balances.All(balance => balance.AddsUp);

        public long Added => Balances.Sum(balance => balance.Added);

        public ImportBalance Of(string table) => Balances.Single(balance => balance.Table == table);

        /// <summary>What was said about a row: kind and reason.</summary>
        public IReadOnlyList<string> About(string table, string id) =>
            [.. Findings.Where(finding => finding.Table == table && finding.Id == id)
                .Select(finding => $"{finding.Kind}: {finding.Reason}")];
    }

    private sealed class Watcher(Action<string, long>? watch) : IImportWatcher
    {
        public List<ImportFinding> Findings { get; } = [];

        public void Begin(TimeZoneInfo zone)
        {
        }

        public void Begin(string table, long rows)
        {
        }

        public void Advance(string table, long rows, IReadOnlyList<ImportFinding> findings)
        {
            Findings.AddRange(findings);
            watch?.Invoke(table, rows);
        }
    }
}
