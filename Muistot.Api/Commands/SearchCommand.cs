using System.CommandLine;
using System.Globalization;
using Muistot.Infrastructure.Search;
using Spectre.Console;

namespace Muistot.Api.Commands;

/// <summary>Compares the index of search with the texts, and repairs it.</summary>
internal static class SearchCommand
{
    private const string AboutRebuild =
        """
        Brings the index in line with the texts, in batches. The service may run meanwhile, and finds what is indexed by then.

        Saves index what they change, and the service indexes what it knows nothing of once a day, first when it starts after an upgrade.
        Use this after you have written texts into the database by other means.
        """;

    internal static Command Create()
    {
        var check = new Command("check", "Compares the index with the texts. Exit code 1 when they differ; rebuild repairs that.");
        return new Command("search", "Search has an index of its own in the database.")
        {
            new Command("rebuild", AboutRebuild).DoesInDatabase(
                (services, _, cancellationToken) => RunAsync(services, repair: true, cancellationToken)),
            check.DoesInDatabase((services, _, cancellationToken) => RunAsync(services, repair: false, cancellationToken)),
        };
    }

    private static async Task<int> RunAsync(IServiceProvider services, bool repair, CancellationToken cancellationToken)
    {
        var index = services.GetRequiredService<SearchIndex>();
        var count = await index.CountAsync(cancellationToken);
        var findings = await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("projects, sites and memories", maxValue: Math.Max(1, count));
            return await index.CompareAsync(
                SearchExtent.All, repair, new DirectProgress(looked => task.Value = looked), cancellationToken);
        });
        var terms = repair ? await index.TidyAsync(cancellationToken) : await index.CountBrokenTermsAsync(cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{findings.Resources} projects, sites and memories; {findings.Wrong} of them differed from the index, in {findings.Rows} rows."));
        Console.WriteLine(repair
            ? string.Create(CultureInfo.InvariantCulture, $"The index is right now; {terms} unused words were deleted.")
            : string.Create(CultureInfo.InvariantCulture, $"{terms} words of the index are incomplete."));
        return repair || (findings.Wrong == 0 && terms == 0) ? 0 : MuistotCommandLine.Failed;
    }
}
