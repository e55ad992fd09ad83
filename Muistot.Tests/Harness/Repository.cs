using System.Runtime.CompilerServices;

namespace Muistot.Tests.Harness;

/// <summary>The source that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Built = ["bin", "obj", "artifacts", "data", "node_modules", ".git", ".vs"];

    /// <summary>Its folder.</summary>
    public static string Root { get; } = Above();

    /// <summary>The C# files, but for what tools write.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } =
    [
        .. Files().Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/Migrations/"))
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path), File.ReadAllText(path))),
    ];

    /// <summary>Paths of all files, from the folder of the repository.</summary>
    public static IEnumerable<string> Paths => Files().Select(path => Path.GetRelativePath(Root, path));

    /// <summary>A file's full path.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static IEnumerable<string> Files() => Walk(Root);

    private static IEnumerable<string> Walk(string folder) => Directory.GetFiles(folder)
        .Concat(Directory.GetDirectories(folder).Where(below => !Built.Contains(Path.GetFileName(below))).SelectMany(Walk));

    private static string Above([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "..", "..", ".."));
}

/// <summary>A file of C#.</summary>
/// <param name="Path">Where it is, from the folder of the repository.</param>
/// <param name="Text">What it says.</param>
internal sealed record SourceFile(string Path, string Text);
