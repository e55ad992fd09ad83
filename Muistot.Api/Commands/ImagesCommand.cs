using System.CommandLine;
using Muistot.Application.Caching;
using Muistot.Application.Images;

namespace Muistot.Api.Commands;

/// <summary>Puts right what is wrong among the pictures.</summary>
internal static class ImagesCommand
{
    private const string About =
        """
        Finds files without rows, rows without files, rows that nothing holds, and metadata left in old files, and puts them right.

        With --yes it deletes pictures that no row names, rows whose file is gone (what held them has no picture then), and rows that
        nothing holds, with their files; pictures that hold metadata are stored anew without it. It leaves alone files and rows that are
        younger than an hour, files that are no pictures by their names, pictures that it cannot read, and imported ones whose holders may
        be still to come. It changes nothing where none of ten or more belong together: the store or the database is not the one that is meant.
        """;

    internal static Command Create()
    {
        var yes = OperatorCommand.Yes();
        var sweep = new Command("sweep", About) { yes };
        return new Command("images", "Pictures are files, each with a row in the database.")
        {
            sweep.DoesInDatabase((services, parsed, cancellationToken) => SweepAsync(services, parsed.GetValue(yes), cancellationToken), Reach.Everything),
        };
    }

    private static async Task<int> SweepAsync(IServiceProvider services, bool mend, CancellationToken cancellationToken)
    {
        var (found, others) = (0, 0);
        try
        {
            await foreach (var finding in services.GetRequiredService<ImageSweep>().RunAsync(mend, cancellationToken))
            {
                Console.WriteLine($"{Words(finding.Problem, mend),-28} {finding.FileName}");
                (found, others) = finding.Problem == ImageProblem.NotOurs ? (found, others + 1) : (found + 1, others);
            }
        }
        catch (ImageSweepRefusedException refused)
        {
            return MuistotCommandLine.Complain(refused.Message);
        }

        if (others > 0)
            Console.WriteLine($"{others} other {(others == 1 ? "file is no picture" : "files are no pictures")}, and left.");
        Console.WriteLine(found == 0 ? "Nothing is wrong." : $"{found} found{(mend ? "" : ", nothing changed; --yes puts them right")}.");
        return 0;
    }

    private static string Words(ImageProblem problem, bool mended) => (problem, mended) switch
    {
        (ImageProblem.FileWithoutRow, true) => "file without row, deleted",
        (ImageProblem.FileWithoutRow, false) => "file without row",
        (ImageProblem.RowWithoutFile, true) => "row without file, deleted",
        (ImageProblem.RowWithoutFile, false) => "row without file",
        (ImageProblem.RowWithoutHolder, true) => "row without holder, deleted",
        (ImageProblem.RowWithoutHolder, false) => "row without holder",
        (ImageProblem.ImportedWithoutHolder, _) => "imported, no holder, left",
        (ImageProblem.Unreadable, _) => "unreadable, left",
        (ImageProblem.NotOurs, _) => "no picture, left",
        (_, true) => "metadata, stored without it",
        (_, false) => "metadata",
    };
}
