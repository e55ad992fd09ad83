using System.CommandLine;
using Muistot.Application.Caching;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Api.Commands;

/// <summary>Looks after what tiles are made from.</summary>
internal static class TilesCommand
{
    internal static Command Create() => new("tiles", "Tiles count sites in cells of the map. Each write keeps the counts.")
    {
        new Command("check", "Compares the counts with the sites, and lists the projects where they differ. Changes nothing.")
            .DoesInDatabase(async (services, _, cancellationToken) =>
            {
                var wrong = await services.GetRequiredService<ClusterRebuild>().CheckAsync(cancellationToken);
                foreach (var project in wrong)
                    Console.WriteLine(project);
                OperatorCommand.SayWhenEmpty(wrong.Count, "The counts are those of the sites.");
                return wrong.Count == 0 ? 0 : MuistotCommandLine.Failed;
            }),
        new Command("rebuild", "Counts anew, say after the database was changed by hand. Doing it twice does no harm.")
            .DoesInDatabase(async (services, _, cancellationToken) =>
            {
                await services.GetRequiredService<ClusterRebuild>().RunAsync(cancellationToken);
                Console.WriteLine("The counts are made anew.");
                return 0;
            }, CachedContent.Everything),
    };
}
