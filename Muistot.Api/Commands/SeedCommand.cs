using System.CommandLine;
using System.Globalization;
using Muistot.Application.Caching;
using Muistot.Infrastructure.Demo;
using Spectre.Console;

namespace Muistot.Api.Commands;

/// <summary>Fills the database with something to look at, or with a load.</summary>
internal static class SeedCommand
{
    internal static Command Create()
    {
        var demo = new Command("demo", "Fills a new database with a made-up world: projects in Finland, their sites and memories, accounts for each role.");
        return new Command("seed", "Fills the database with made-up content.")
        {
            demo.Does(async (services, _, cancellationToken) =>
            {
                if (!await services.GetRequiredService<DemoSeed>().FillNewAsync(cancellationToken))
                    return MuistotCommandLine.Complain("The database is not new: somebody has an account in it. Nothing was changed.");
                Console.WriteLine("The database has demo content now.");
                return 0;
            }, Reach.Everything),
            CreateLoad(),
        };
    }

    private static Command CreateLoad()
    {
        var projects = Count("--projects", 1, "Number of projects.");
        var sites = Count("--sites", 1000, "Number of sites in each project.");
        var memories = Count("--memories", 0, "Number of memories on each site.");
        var text = Count("--text", 200, "Length of descriptions and stories, in characters.");
        var prefix = new Option<string>("--prefix") { Description = "What the ids of the projects begin with.", DefaultValueFactory = _ => "load" };
        var load = new Command("load", "Adds published projects of a chosen size, for load tests: a million sites take minutes.") { projects, sites, memories, text, prefix };
        return load.Does(async (services, parsed, cancellationToken) =>
        {
            var size = new LoadSize(parsed.GetValue(projects), parsed.GetValue(sites), parsed.GetValue(memories), parsed.GetValue(text));
            await AnsiConsole.Progress().StartAsync(async progress =>
            {
                var task = progress.AddTask("sites", maxValue: Math.Max(1, (double)size.Projects * size.Sites));
                var report = new DirectProgress(made => task.Value = made);
                await services.GetRequiredService<LoadSeed>().RunAsync(size, parsed.GetRequiredValue(prefix), report, cancellationToken);
                task.Value = task.MaxValue;
            });
            return 0;
        }, Reach.Everything);
    }

    private static Option<int> Count(string name, int normally, string description)
    {
        return new Option<int>(name)
        {
            Description = description,
            DefaultValueFactory = _ => normally,
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                    return count;
                result.AddError($"{name} is a number from 0.");
                return 0;
            },
        };
    }

    /// <summary>Reports at once, on the thread that makes the progress.</summary>
    private sealed class DirectProgress(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
