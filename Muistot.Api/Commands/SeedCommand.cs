using System.CommandLine;
using System.Globalization;
using Muistot.Application.Caching;
using Muistot.Domain.Projects;
using Muistot.Infrastructure.Demo;
using Muistot.Infrastructure.Search;
using Spectre.Console;
using Text = Muistot.Domain.Values.Text;

namespace Muistot.Api.Commands;

/// <summary>Fills the database with something to look at, or with a load.</summary>
internal static class SeedCommand
{
    internal static Command Create()
    {
        var demo = new Command("demo",
            "Fills a new database with a made-up world: projects in Finland, their sites and memories, accounts for each role.");
        return new Command("seed", "Fills the database with made-up content.")
        {
            demo.DoesInDatabase(async (services, _, cancellationToken) =>
            {
                if (!await services.GetRequiredService<DemoSeed>().FillNewAsync(cancellationToken))
                    return MuistotCommandLine.Complain("The database is not new: somebody has an account in it. Nothing was changed.");
                Console.WriteLine("The database has demo content now.");
                return 0;
            }, CachedContent.Everything),
            CreateLoad(),
        };
    }

    private static Command CreateLoad()
    {
        var projects = Count("--projects", 1, LoadSize.MostProjects, "Number of projects.");
        var sites = Count("--sites", 1000, LoadSize.MostSites, "Number of sites in each project.");
        var memories = Count("--memories", 0, LoadSize.MostMemories, "Number of memories on each site.");
        var text = Count("--text", 200, Text.StoryLength, "Length of descriptions and stories, in characters.");
        var words = Count("--words", 0, LoadSize.MostWords, "Number of different words in them; 0: all of them are one text.");
        var prefix = Prefix();
        const string About =
            """
            Adds published projects of a chosen size, for load tests: a million sites take minutes.

            It fails where there are projects whose ids begin with the prefix already. Interrupted, it leaves what it has made.
            """;
        var load = new Command("load", About) { projects, sites, memories, text, words, prefix };
        return load.DoesInDatabase((services, parsed, cancellationToken) => LoadAsync(
            services,
            new LoadSize(parsed.GetValue(projects), parsed.GetValue(sites), parsed.GetValue(memories), parsed.GetValue(text),
                parsed.GetValue(words)),
            parsed.GetRequiredValue(prefix), cancellationToken), CachedContent.Everything);
    }

    private static async Task<int> LoadAsync(IServiceProvider services, LoadSize size, string prefix, CancellationToken cancellationToken)
    {
        var isMade = await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("sites", maxValue: Math.Max(1, (double)size.Projects * size.Sites));
            return await services.GetRequiredService<LoadSeed>()
            .RunAsync(size, prefix, new DirectProgress(made => task.Value = made), cancellationToken);
        });
        return isMade
            ? 0
            : MuistotCommandLine.Complain(
            $"There are projects whose ids begin with {prefix}- already: choose another --prefix. Nothing was changed.");
    }

    private static Option<string> Prefix()
    {
        var prefix = new Option<string>("--prefix")
        {
            Description = "What the ids of the projects begin with.",
            DefaultValueFactory = _ => "load"
        };
        prefix.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }]
            && (text.Length == 0 || !ProjectId.TryParse(LoadSeed.IdOf(text, LoadSize.MostProjects), out _)))
                result.AddError("--prefix must be up to 244 letters (a-z and A-Z), digits, hyphens and underscores.");
        });
        return prefix;
    }

    private static Option<int> Count(string name, int normally, int most, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => normally,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= most)
                return count;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be a number from 0 to {most}."));
            return 0;
        },
    };
}
