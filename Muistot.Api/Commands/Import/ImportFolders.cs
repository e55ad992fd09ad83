namespace Muistot.Api.Commands.Import;

/// <summary>Compares the folders of an import as the file system knows them, wherever links lead.</summary>
internal static class ImportFolders
{
    /// <summary>True when two folders are the same, or one lies in the other.</summary>
    internal static bool Overlap(string one, string other)
    {
        var (first, second) = (Resolve(one), Resolve(other));
        return first.StartsWith(second, StringComparison.Ordinal) || second.StartsWith(first, StringComparison.Ordinal);
    }

    /// <summary>The path of a folder without links, ending in a separator. What is not there yet is taken as it is written.</summary>
    private static string Resolve(string folder)
    {
        var path = Path.GetPathRoot(Path.GetFullPath(folder)) ?? "";
        foreach (
            var part in Path.GetFullPath(folder)[path.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            path = Path.Combine(path, part);

            // A link may lead to a path that has links of its own.
            if (new DirectoryInfo(path) is { LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: true) is { } target)
                path = Resolve(target.FullName);
        }

        return Path.EndsInDirectorySeparator(path) ? path : path + Path.DirectorySeparatorChar;
    }
}
