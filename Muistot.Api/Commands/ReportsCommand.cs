using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Moderation;
using Muistot.Domain.Authorization;

namespace Muistot.Api.Commands;

/// <summary>Shows what people reported, and hides what has more reports than the threshold.</summary>
internal static class ReportsCommand
{
    internal static Command Create()
    {
        var yes = OperatorCommand.Yes();
        var list = new Command("list", "Lists the sites and memories that were reported, the most reported first.");
        var sweep = new Command("sweep",
            "Hides what is shown and has more reports than Moderation:ReportThreshold, say after that was lowered.") { yes };
        return new Command("reports", "People report sites and memories; enough of them hide a thing at once.")
        {
            list.DoesInDatabase(async (services, _, cancellationToken) =>
            {
                var found = await FindAsync(services, cancellationToken);
                foreach (var reported in found)
                    Console.WriteLine($"{reported.Count,6}  {(reported.Published ? "shown " : "hidden")}  {reported.Path}");
                OperatorCommand.SayWhenEmpty(found.Count, "Nothing is reported.");
                return 0;
            }),
            sweep.DoesInDatabase((services, parsed, cancellationToken) => SweepAsync(services, parsed.GetValue(yes), cancellationToken),
                CachedContent.Everything),
        };
    }

    private static async Task<int> SweepAsync(IServiceProvider services, bool doIt, CancellationToken cancellationToken)
    {
        var threshold = services.GetRequiredService<IOptions<ModerationOptions>>().Value.ReportThreshold;
        var found = (await FindAsync(services, cancellationToken)).FindAll(reported => reported.Published && reported.Count > threshold);
        foreach (var reported in found)
        {
            if (doIt)
                await HideAsync(services, reported, cancellationToken);
            Console.WriteLine($"{(doIt ? "hidden" : "would hide (--yes does it)")}  {reported.Path}");
        }

        OperatorCommand.SayWhenEmpty(found.Count, $"Nothing that is shown has more than {threshold} reports.");
        return 0;
    }

    /// <summary>Hides one thing. What was deleted meanwhile is not shown any more either.</summary>
    private static async Task HideAsync(IServiceProvider services, Reported reported, CancellationToken cancellationToken)
    {
        var (db, publication) = (services.GetRequiredService<IMuistotDb>(), services.GetRequiredService<Publication>());
        try
        {
            await db.CommitAsync(
                async () =>
                {
                    _ = reported.MemoryId is { } memory
                        ? await publication.OfMemory(memory, publish: false, cancellationToken)
                        : await publication.OfSite(reported.SiteId, publish: false, cancellationToken);
                    return await db.SaveChangesAsync(cancellationToken);
                },
                atomic: true, cancellationToken);
        }
        catch (NotFoundException)
        {
            db.ClearChanges();
        }
    }

    private static async Task<List<Reported>> FindAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<IMuistotDb>();
        var sites = await (
            from counted in db.SiteReports.GroupBy(report => report.SiteId)
            .Select(reports => new { Id = reports.Key, Count = reports.Count() })
            join site in db.Sites on counted.Id equals site.Id
            where Visibility.IsPresent(site)
            select new Reported(counted.Count, site.Published, site.Project!.Name, site.Name, site.Id, null))
            .ToListAsync(cancellationToken);
        var memories = await (
            from counted in db.MemoryReports.GroupBy(report => report.MemoryId)
            .Select(reports => new { Id = reports.Key, Count = reports.Count() })
            join memory in db.Memories on counted.Id equals memory.Id
            where Visibility.IsPresent(memory) && Visibility.IsPresent(memory.Site!)
            select new Reported(counted.Count, memory.Published, memory.Site!.Project!.Name, memory.Site.Name, memory.SiteId, memory.Id))
            .ToListAsync(cancellationToken);
        return [.. sites.Concat(memories).OrderByDescending(reported => reported.Count)
            .ThenBy(reported => reported.Path, StringComparer.Ordinal)];
    }

    private sealed record Reported(int Count, bool Published, string Project, string Site, int SiteId, long? MemoryId)
    {
        public string Path => MemoryId is { } memory
            ? string.Create(CultureInfo.InvariantCulture, $"/projects/{Project}/sites/{Site}/memories/{memory}")
            : $"/projects/{Project}/sites/{Site}";
    }
}
