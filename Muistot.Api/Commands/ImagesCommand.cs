using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Infrastructure.Files;
using Spectre.Console;

namespace Muistot.Api.Commands;

/// <summary>Repairs what is wrong among the images.</summary>
internal static class ImagesCommand
{
    private const string About =
        """
        Finds files without rows, rows without files, rows that nothing holds, and metadata left in old files, and repairs them.

        With --yes it deletes images that no row names, rows whose file is gone (what held them has no image then), and rows that
        nothing holds, with their files; images that hold metadata are stored anew without it. It leaves alone files and rows that are
        younger than an hour, files that are not images by their names, images that it cannot read, and imported ones whose holders may
        be still to come. It refuses a store that belongs to another database. Where more than a third of the images have no row, or more
        than a third of the rows have no file, it also needs --force and the number of both together.
        """;

    private const string AboutAdopt =
        """
        Makes the store of images this database's, whoever's it was.

        A store is marked with the database that used it first, and refuses every other one. Use this after you have restored or copied
        images beside a database that did not make them. A backup of both together needs nothing.
        """;

    private const string AboutDerive =
        """
        Makes the smaller images that pages ask for ahead of time, those that are not there yet, and notes how large images are that came
        before that was noted.

        The service makes each one when it is first asked for, so that this is never needed; after an import it spares the first
        visitors the wait. It may run while the service does, and can be ended and run again.
        """;

    internal static Command Create()
    {
        var (yes, force, adoptYes) = (OperatorCommand.Yes(), Force(), OperatorCommand.Yes());
        var sweep = new Command("sweep", About) { yes, force };
        var adopt = new Command("adopt", AboutAdopt) { adoptYes };
        return new Command("images", "Images are files, each with a row in the database.")
        {
            sweep.DoesInDatabase(
                (services, parsed, cancellationToken) => SweepAsync(services, parsed.GetValue(yes),
                AskedCount(parsed.GetResult(force), force), cancellationToken),
                CachedContent.Everything),
            adopt.DoesInDatabase(
                (services, parsed, cancellationToken) => AdoptAsync(services, parsed.GetValue(adoptYes), cancellationToken)),
            new Command("derive", AboutDerive).DoesInDatabase((services, _, cancellationToken) => DeriveAsync(services, cancellationToken),
                CachedContent.Everything),
        };
    }

    private static Option<int?> Force() => new("--force")
    {
        Description =
            "With --yes: delete this many files and rows although they are more than a third. In a terminal the number can be typed later.",
        HelpName = "COUNT",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result =>
        {
            if (result.Tokens is not [var token])
                return null;
            if (int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return count;
            result.AddError("--force must be followed by a number.");
            return null;
        },
    };

    // Without a number it can be typed, where there is someone to type it.
    private static Func<ImageSweepRefusedException, int?> AskedCount(OptionResult? result, Option<int?> force)
    {
        if (result?.GetValue(force) is { } count)
            return _ => count;
        return result is null || Console.IsInputRedirected ? _ => null : Ask;
    }

    private static int? Ask(ImageSweepRefusedException refused)
    {
        Console.Error.WriteLine(refused.Message);
        Console.Error.Write("Type the number of files and rows to delete: ");
        return int.TryParse(Console.ReadLine(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
    }

    private static async Task<int> SweepAsync(
        IServiceProvider services, bool repair, Func<ImageSweepRefusedException, int?> askCount, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<StoreClaim>().VerifyAsync(cancellationToken);
        try
        {
            return await SweepAsync(services, repair, confirmed: null, cancellationToken);
        }
        catch (ImageSweepRefusedException refused)
        {
            if (askCount(refused) is not { } count)
                return MuistotCommandLine.Complain(refused.Message);
            if (count != refused.Count)
                return MuistotCommandLine.Complain(
                    FormattableString.Invariant(
                    $"--force must be {refused.Count}, the number of files and rows to delete. Nothing was changed."));
            return await SweepAsync(services, repair, count, cancellationToken);
        }
    }

    private static async Task<int> SweepAsync(IServiceProvider services, bool repair, int? confirmed, CancellationToken cancellationToken)
    {
        var (found, others) = (0, 0);
        await foreach (var finding in services.GetRequiredService<ImageSweep>().RunAsync(repair, confirmed, cancellationToken))
        {
            Console.WriteLine($"{Words(finding.Problem, repair),-28} {finding.FileName}");
            (found, others) = finding.Problem == ImageProblem.NotOurs ? (found, others + 1) : (found + 1, others);
        }

        if (others > 0)
            Console.WriteLine($"{others} other {(others == 1 ? "file is not an image" : "files are not images")}, and left.");
        Console.WriteLine(found == 0 ? "Nothing is wrong." : $"{found} found{(repair ? "" : ", nothing changed; --yes repairs them")}.");
        return 0;
    }

    private static async Task<int> AdoptAsync(IServiceProvider services, bool doIt, CancellationToken cancellationToken)
    {
        var claim = services.GetRequiredService<StoreClaim>();
        var (isMarked, isOurs) = await claim.LookAsync(cancellationToken);
        if (isOurs)
        {
            Console.WriteLine("The store is this database's already.");
            return 0;
        }

        if (doIt)
            await claim.AdoptAsync(cancellationToken);
        Console.WriteLine((isMarked, doIt) switch
        {
            (_, true) => "The store is this database's now.",
            (true, false) => "The store belongs to another database; --yes makes it this database's. Run images sweep afterwards.",
            (false, false) => "The store belongs to no database; --yes makes it this database's.",
        });
        return 0;
    }

    private static async Task<int> DeriveAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<StoreClaim>().VerifyAsync(cancellationToken);
        var derivatives = services.GetRequiredService<ImageDerivatives>();
        var names = await services.GetRequiredService<IMuistotDb>().Images.OrderBy(image => image.Id).Select(image => image.FileName)
            .ToListAsync(cancellationToken);
        await services.GetRequiredService<ImageSizes>().NoteMissingAsync(cancellationToken);
        var left = 0;
        await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("images", maxValue: Math.Max(1, names.Count));
            await Parallel.ForEachAsync(names, cancellationToken, async (name, token) =>
            {
                if (!await derivatives.MakeAllAsync(name, token))
                    Interlocked.Increment(ref left);
                task.Increment(1);
            });
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{names.Count} images; {left} of them cannot be made smaller, and {(left == 1 ? "is sent as it is" : "are sent as they are")}."));
        return 0;
    }

    private static string Words(ImageProblem problem, bool repaired) => (problem, repaired) switch
    {
        (ImageProblem.FileWithoutRow, true) => "file without row, deleted",
        (ImageProblem.FileWithoutRow, false) => "file without row",
        (ImageProblem.RowWithoutFile, true) => "row without file, deleted",
        (ImageProblem.RowWithoutFile, false) => "row without file",
        (ImageProblem.RowWithoutHolder, true) => "row without holder, deleted",
        (ImageProblem.RowWithoutHolder, false) => "row without holder",
        (ImageProblem.ImportedWithoutHolder, _) => "imported, no holder, left",
        (ImageProblem.Unreadable, _) => "unreadable, left",
        (ImageProblem.NotOurs, _) => "not an image, left",
        (_, true) => "metadata, stored without it",
        (_, false) => "metadata",
    };
}
