using System.CommandLine;
using Muistot.Application.Caching;
using Muistot.Application.Images;

namespace Muistot.Api.Commands;

/// <summary>Puts right what is wrong among the pictures.</summary>
internal static class ImagesCommand
{
    internal static Command Create()
    {
        var yes = OperatorCommand.Yes();
        var sweep = new Command("sweep", "Finds files without rows, rows without files, and metadata left in old files, and puts them right.") { yes };
        return new Command("images", "Pictures are files, each with a row in the database.")
        {
            sweep.Does(async (services, parsed, cancellationToken) =>
            {
                var mend = parsed.GetValue(yes);
                var found = 0;
                await foreach (var finding in services.GetRequiredService<ImageSweep>().RunAsync(mend, cancellationToken))
                {
                    Console.WriteLine($"{Words(finding.Problem, mend)}  {finding.FileName}");
                    found++;
                }

                Console.WriteLine(found == 0 ? "Nothing is wrong." : $"{found} found{(mend ? "" : ", nothing changed; --yes puts them right")}.");
                return 0;
            }, Reach.Everything),
        };
    }

    private static string Words(ImageProblem problem, bool mended) => (problem, mended) switch
    {
        (ImageProblem.FileWithoutRow, true) => "file without row, deleted    ",
        (ImageProblem.FileWithoutRow, false) => "file without row             ",
        (ImageProblem.RowWithoutFile, true) => "row without file, deleted    ",
        (ImageProblem.RowWithoutFile, false) => "row without file             ",
        (_, true) => "metadata, stored without it  ",
        (_, false) => "metadata                     ",
    };
}
